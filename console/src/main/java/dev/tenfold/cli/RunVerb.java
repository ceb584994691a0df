package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.policy.rules.RuleFailure;
import dev.tenfold.prometheus.PrometheusFailure;
import dev.tenfold.rehearsal.QueryBackend;
import dev.tenfold.report.JunitXml;
import dev.tenfold.report.ReportJson;
import dev.tenfold.report.ReportPage;
import dev.tenfold.report.Reports;
import dev.tenfold.scenario.Model;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code ./tenfold run}: rehearses scenarios, prints their verdicts and writes their reports. */
final class RunVerb implements Verb {
    private static final Format[] FORMATS = {Format.TEXT, Format.JSON, Format.JUNIT, Format.HTML};

    @Override
    public Usage usage() {
        return new Usage(
                "run",
                "Rehearse scenarios and tell whether their expectations hold",
                List.of("Rehearses each scenario in virtual time: the services under their load and their faults,"
                        + " scaled by the policy files that the scenario names, exactly as written. Prints the"
                        + " verdict and writes report.html, report.json and junit.xml."),
                "SCENARIO",
                List.of(
                        Option.OUT,
                        Option.SEED,
                        Option.SET,
                        Option.MODEL,
                        Option.PROMETHEUS,
                        Option.format(FORMATS),
                        Option.QUIET),
                List.of(
                        "./tenfold run scenarios/users-x10.yaml",
                        "./tenfold run --set services.web.replicas=6 --seed 7 scenarios/users-x10.yaml",
                        "./tenfold run --out /tmp/friday --quiet scenarios/*.yaml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Format format = given.format(FORMATS);
        if (format == Format.HTML && given.operands().size() > 1) {
            throw new Misuse("--format html prints one page, so it takes one SCENARIO");
        }
        List<Report> reports = new ArrayList<>();
        Exit exit = Exit.HELD;
        for (Map.Entry<Path, Script> each : directories(given, read(given)).entrySet()) {
            Report report = rehearse(each.getValue(), given, terminal);
            List<Path> written = write(report, each.getKey());
            if (format == Format.TEXT && !(given.has(Option.QUIET) && report.held())) {
                terminal.out().print(dev.tenfold.report.Terminal.spell(report, terminal.colour(), written));
                terminal.out().flush();
            }
            reports.add(report);
            exit = exit.or(report.held() ? Exit.HELD : Exit.FAILED);
        }
        print(reports, format, terminal);
        return exit;
    }

    /** All scenarios are read before the first is rehearsed: nothing runs and nothing is written on bad input. */
    private static List<Script> read(Given given) throws Misuse, BadInput {
        List<String> overrides = new ArrayList<>(given.values(Option.SET));
        if (given.number(Option.SEED).isPresent()) {
            overrides.add("seed=" + given.number(Option.SEED).getAsLong());
        }
        if (given.value(Option.MODEL).isPresent()) {
            overrides.add("model=" + model(given.value(Option.MODEL).get()));
        }
        Problems problems = new Problems();
        PolicyFormats formats = Caches.formats();
        List<Script> scripts = new ArrayList<>();
        for (String file : given.operands()) {
            Optional<Script> script = ScenarioReader.read(Path.of(file), formats, overrides, problems);
            script.ifPresent(scripts::add);
        }
        problems.throwIfAny();
        return scripts;
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

    /** Own rules can fail while they run: that is for their author to mend, like anything wrong with a file. */
    private static Report rehearse(Script script, Given given, Terminal terminal) throws Misuse, BadInput {
        try {
            return rehearseAsAsked(script, given, terminal);
        } catch (RuleFailure failure) {
            Problems problems = new Problems();
            problems.add(failure.problem());
            problems.throwIfAny();
            throw failure;
        }
    }

    private static Report rehearseAsAsked(Script script, Given given, Terminal terminal) throws Misuse {
        Optional<String> prometheus = given.value(Option.PROMETHEUS);
        if (prometheus.isEmpty()) {
            return rehearse(script, QueryBackend.EMBEDDED, given, terminal);
        }
        try (RealQueries real = RealQueries.open(prometheus.get())) {
            if (!given.has(Option.QUIET)) {
                real.otherThan(script.scenario().metrics().promql()).ifPresent(terminal.err()::println);
            }
            return rehearse(script, real, given, terminal);
        } catch (PrometheusFailure failure) {
            throw new Misuse("--prometheus: " + failure.getMessage());
        }
    }

    private static Report rehearse(Script script, QueryBackend queries, Given given, Terminal terminal) {
        String name = Path.of(script.file()).getFileName().toString();
        if (given.has(Option.QUIET)) {
            return Verdict.of(script, queries, command(script, given), Version.current(), ProgressBar.silent());
        }
        try (ProgressBar bar = new ProgressBar(terminal, "Rehearsing " + name)) {
            return Verdict.of(script, queries, command(script, given), Version.current(), bar);
        }
    }

    /** The command that repeats this one run; where it writes to does not matter. */
    private static String command(Script script, Given given) {
        StringBuilder command = new StringBuilder("./tenfold run ").append(quoted(script.file()));
        command.append(" --seed ").append(script.scenario().seed());
        given.values(Option.SET).forEach(set -> command.append(" --set ").append(quoted(set)));
        given.value(Option.MODEL).ifPresent(model -> command.append(" --model ").append(model));
        given.value(Option.PROMETHEUS)
                .ifPresent(server -> command.append(" --prometheus ").append(quoted(server)));
        return command.toString();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=+:,%@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * Where each report goes: one alone into the output directory, several into one each in there, named after them.
     * The directories are made before the work begins, which would be lost if they could not be.
     */
    private static Map<Path, Script> directories(Given given, List<Script> scripts) throws Misuse {
        Path out = Path.of(given.value(Option.OUT).orElse("out"));
        Map<Path, Script> directories = new LinkedHashMap<>();
        for (Script script : scripts) {
            String name = Path.of(script.file()).getFileName().toString().replaceFirst("\\.ya?ml$", "");
            Path directory = scripts.size() == 1 ? out : out.resolve(name);
            for (int number = 2; directories.putIfAbsent(directory, script) != null; number++) {
                directory = out.resolve(name + "-" + number);
            }
        }
        for (Path directory : directories.keySet()) {
            try {
                Files.createDirectories(directory);
            } catch (IOException unwritable) {
                throw Misuse.file(directory.toString(), unwritable);
            }
        }
        return directories;
    }

    private static List<Path> write(Report report, Path directory) throws Misuse {
        try {
            return Reports.write(report, directory);
        } catch (IOException unwritable) {
            throw new Misuse(unwritable.getMessage());
        }
    }

    private static void print(List<Report> reports, Format format, Terminal terminal) {
        switch (format) {
            case JUNIT -> terminal.out().print(JunitXml.spell(reports));
            case JSON -> reports.forEach(report -> terminal.out().print(ReportJson.spell(report)));
            case HTML -> reports.forEach(report -> terminal.out().print(ReportPage.spell(report)));
            case TEXT, MARKDOWN -> {}
        }
    }
}
