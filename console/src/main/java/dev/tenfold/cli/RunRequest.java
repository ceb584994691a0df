package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.scenario.Model;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.suite.Suite;
import dev.tenfold.suite.TestType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What {@code ./tenfold run} is asked for: which scenarios, changed how, as which types of test. */
final class RunRequest {
    static final Option SUITE = Option.value(
            "--suite",
            "NAME",
            "Run only scenarios whose suites name it: quick (with smoke, spike), release (with all types of test), or a"
                    + " name of your own.");
    static final Option TEST = Option.value(
            "--test",
            "TYPE,...",
            "Run each scenario as this type of test instead of under its own load: smoke, load, stress, spike, soak, or"
                    + " all.");

    private final Given given;
    private final Ceilings ceilings;
    private final List<Optional<TestType>> types;
    private final ScenarioFiles files;
    private final List<String> remarks = new ArrayList<>();

    private RunRequest(Given given) throws Misuse {
        this.given = given;
        ceilings = Ceilings.of(given);
        types = types(given);
        files = ScenarioFiles.of(given.operands());
        remarks.addAll(files.skipped());
    }

    /** Looks at the options and into the folders; reads no scenario yet. */
    static RunRequest of(Given given) throws Misuse {
        return new RunRequest(given);
    }

    /**
     * One rehearsal to be done.
     *
     * @param name what baselines and summaries call it, wherever it is run
     * @param folder what its directory is called where there are several
     * @param script what to rehearse
     * @param command the command that repeats this one
     */
    record Planned(String name, String folder, Script script, String command) {}

    /** What a person should hear before the work: what was skipped, how many a suite takes. */
    List<String> remarks() {
        return remarks;
    }

    /** All scenarios are read before the first is rehearsed: nothing runs and nothing is written on bad input. */
    List<Planned> planned() throws Misuse, BadInput {
        List<Script> scripts = chosen(read());
        List<Planned> planned = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Script script : scripts) {
            for (Optional<TestType> type : types) {
                Script typed = type.map(test -> test.of(script)).orElse(script);
                String shown = ScenarioFiles.shown(Path.of(script.file()))
                        + type.map(test -> " as " + test).orElse("");
                String name = shown;
                for (int number = 2; !names.add(name); number++) {
                    name = shown + " #" + number;
                }
                planned.add(new Planned(name, folder(script, type), typed, command(script, type)));
            }
        }
        return planned;
    }

    private static String folder(Script script, Optional<TestType> type) {
        String file = Path.of(script.file()).getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return file + type.map(test -> "-" + test).orElse("");
    }

    private static List<Optional<TestType>> types(Given given) throws Misuse {
        Optional<String> asked = given.value(TEST);
        if (asked.isEmpty()) {
            return List.of(Optional.empty());
        }
        if (asked.get().equals("all")) {
            return Arrays.stream(TestType.values()).map(Optional::of).toList();
        }
        List<Optional<TestType>> types = new ArrayList<>();
        for (String name : new LinkedHashSet<>(List.of(asked.get().split(",")))) {
            types.add(Optional.of(TestType.called(name.strip())
                    .orElseThrow(() -> new Misuse(
                            TEST.name() + " must be smoke, load, stress, spike, soak or all, was " + name))));
        }
        return types;
    }

    private List<Script> read() throws Misuse, BadInput {
        List<String> overrides = overrides();
        Problems problems = new Problems();
        PolicyFormats formats = Caches.formats();
        List<Script> scripts = new ArrayList<>();
        for (Path file : files.files()) {
            Optional<Script> script = ScenarioReader.read(file, formats, overrides, problems);
            if (script.filter(this::ignoresCeiling).isPresent()) {
                List<String> stricter = new ArrayList<>(overrides);
                stricter.add("expect.ignore=" + ignoredBeside(script.get()));
                script = ScenarioReader.read(file, formats, stricter, problems);
            }
            script.ifPresent(scripts::add);
        }
        problems.throwIfAny();
        return scripts;
    }

    /** A limit of the command line holds also where the scenario itself would not ask. */
    private boolean ignoresCeiling(Script script) {
        return script.scenario().expect().ignore().stream().anyMatch(ceilings.lines()::contains);
    }

    private String ignoredBeside(Script script) {
        return script.scenario().expect().ignore().stream()
                .filter(line -> !ceilings.lines().contains(line))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private List<String> overrides() throws Misuse {
        List<String> overrides = new ArrayList<>(ceilings.overrides());
        overrides.addAll(given.values(Option.SET));
        if (given.number(Option.SEED).isPresent()) {
            overrides.add("seed=" + given.number(Option.SEED).getAsLong());
        }
        if (given.value(Option.MODEL).isPresent()) {
            overrides.add("model=" + model(given.value(Option.MODEL).get()));
        }
        return overrides;
    }

    private static String model(String name) throws Misuse {
        List<String> names = Arrays.stream(Model.values())
                .map(model -> model.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(name)) {
            throw new Misuse(Option.MODEL.name() + " must be one of " + String.join(", ", names) + ", was " + name);
        }
        return name;
    }

    private List<Script> chosen(List<Script> scripts) throws Misuse {
        Optional<String> name = given.value(SUITE);
        if (name.isEmpty()) {
            return scripts;
        }
        Suite suite;
        try {
            suite = new Suite(name.get());
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(SUITE.name() + ": " + wrong.getMessage());
        }
        List<Script> chosen = scripts.stream()
                .filter(script -> suite.takes(script.scenario()))
                .toList();
        if (chosen.isEmpty()) {
            Set<String> known = new TreeSet<>();
            scripts.forEach(script -> known.addAll(script.scenario().suites()));
            String named = known.isEmpty()
                    ? "; none of them has a line such as suites: [" + name.get() + "]"
                    : "; they name " + String.join(", ", known);
            throw new Misuse(SUITE.name() + " " + name.get() + ": no scenario given is part of it" + named);
        }
        remarks.add("suite " + name.get() + ": " + chosen.size() + " of " + scripts.size() + " scenarios");
        return chosen;
    }

    /** The command that repeats one run; where it writes to does not matter. */
    private String command(Script script, Optional<TestType> type) {
        StringBuilder command = new StringBuilder("./tenfold run ").append(quoted(script.file()));
        command.append(" --seed ").append(script.scenario().seed());
        type.ifPresent(
                test -> command.append(" ").append(TEST.name()).append(" ").append(test));
        for (Option option : List.of(Ceilings.P95, Ceilings.ERRORS, Ceilings.SCALE_TIME)) {
            repeat(option, command);
        }
        given.values(Option.SET).forEach(set -> command.append(" --set ").append(quoted(set)));
        repeat(Option.MODEL, command);
        repeat(Option.PROMETHEUS, command);
        return command.toString();
    }

    private void repeat(Option option, StringBuilder command) {
        given.value(option)
                .ifPresent(value ->
                        command.append(" ").append(option.name()).append(" ").append(quoted(value)));
    }

    /** A word as a shell takes it. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=+:,%@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
