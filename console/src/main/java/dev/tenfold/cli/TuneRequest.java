package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Durations;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Workers;
import dev.tenfold.tune.Allowance;
import dev.tenfold.tune.Latitude;
import dev.tenfold.tune.Misfit;
import dev.tenfold.tune.Source;
import dev.tenfold.tune.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a user wants tuned.
 *
 * @param source the scenarios, which were read once and are right
 * @param wish what is asked of the tuning
 * @param workers who rehearses
 */
record TuneRequest(Source source, Wish wish, Workers workers) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Option WITHIN = Option.value(
            "--within",
            "TIME",
            "How long all of it may take (default: 60s). What is found depends on time only if it is up before the"
                    + " search is at its end, which is said.");
    private static final Option CANDIDATES =
            Option.value("--candidates", "N", "Judge at most so many candidates (default: 400).");
    private static final Option HELD_BACK = Option.value(
            "--held-back", "N", "Prove the answer on so many derived scenarios for each given one (default: 10).");
    private static final Option LOAD = Option.value(
            "--load-within", "PERCENT", "How much more or less may be asked in derived scenarios (default: 10).");
    private static final Option RAMPS = Option.value(
            "--ramps-within",
            "PERCENT",
            "How much longer or shorter rises and falls may take in derived scenarios (default: 25).");
    private static final Option START_UP = Option.value(
            "--start-up-within",
            "PERCENT",
            "How much longer or shorter replicas may take to start in derived scenarios (default: 20).");
    private static final Option MOMENT = Option.value(
            "--moment-within",
            "TIME",
            "How much earlier or later everything may happen in derived scenarios (default: 2m).");
    private static final Option KEEP = new Option(
            "--keep",
            "",
            "FIELD",
            true,
            "Leave a field as it is: its path, the beginning or the last word of it, or POLICY:PATH. Repeatable.");
    private static final Option SIZES =
            Option.flag("--sizes", "", "Search the size of replicas too: few large ones against many small ones.");
    private static final Option THREADS = Option.value(
            "--threads", "N", "Rehearse on so many threads (default: one a processor). Changes no result.");

    private static final int CANDIDATES_IF_LEFT_OUT = 400;
    private static final double HUNDRED = 100;

    /** The options of the verb, with that of the format. */
    static List<Option> options(Option format) {
        return List.of(
                Option.OUT,
                Option.SEED,
                Option.SET,
                WITHIN,
                CANDIDATES,
                HELD_BACK,
                LOAD,
                RAMPS,
                START_UP,
                MOMENT,
                KEEP,
                SIZES,
                THREADS,
                format,
                Option.QUIET);
    }

    /**
     * Reads what was typed.
     *
     * @throws Misuse if the words make no sense
     * @throws BadInput if a scenario does not
     */
    static TuneRequest of(Given given, PolicyFormats formats) throws Misuse, BadInput {
        long began = System.nanoTime();
        long within = time(given, WITHIN, Duration.ofSeconds(60)).toNanos();
        if (within < SHORTEST.toNanos()) {
            throw new Misuse(WITHIN.name() + " must be at least 1s, was "
                    + given.value(WITHIN).orElse(""));
        }
        Latitude latitude = new Latitude(
                share(given, LOAD, Latitude.USUAL.load()),
                share(given, RAMPS, Latitude.USUAL.ramps()),
                share(given, START_UP, Latitude.USUAL.startUp()),
                time(given, MOMENT, Latitude.USUAL.moment()));
        int threads = number(given, THREADS, Workers.ofMachine().threads(), 1, 1024);
        int candidates = number(given, CANDIDATES, CANDIDATES_IF_LEFT_OUT, 1, 1_000_000);
        int heldBack = number(given, HELD_BACK, 10, 0, 1000);
        Wish wish = new Wish(
                given.number(Option.SEED).orElse(1),
                new Allowance(candidates, share -> System.nanoTime() - began > share * within),
                heldBack,
                latitude,
                given.values(KEEP),
                given.has(SIZES));
        return new TuneRequest(source(given, formats), wish, new Workers(threads));
    }

    private static int number(Given given, Option option, int otherwise, int least, int most) throws Misuse {
        long number = given.number(option).orElse(otherwise);
        if (number < least || number > most) {
            throw new Misuse(option.name() + " must be " + least + " to " + most + ", was " + number);
        }
        return (int) number;
    }

    private static Duration time(Given given, Option option, Duration otherwise) throws Misuse {
        Optional<String> text = given.value(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            Duration time = Durations.parse(text.get());
            if (!time.isNegative()) {
                return time;
            }
        } catch (IllegalArgumentException none) {
            // said below
        }
        throw new Misuse(option.name() + " must be a time such as 60s or 5m, was " + text.get());
    }

    private static double share(Given given, Option option, double otherwise) throws Misuse {
        Optional<String> text = given.value(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        String digits = text.get().replaceFirst("\\s*%$", "");
        if (!digits.matches("\\d{1,2}(\\.\\d{1,3})?") || Double.parseDouble(digits) > 90) {
            throw new Misuse(option.name() + " must be a percentage from 0 to 90, was " + text.get());
        }
        return Double.parseDouble(digits) / HUNDRED;
    }

    /** All scenarios are read before anything else is done, so that all that is wrong with them is told at once. */
    private static Source source(Given given, PolicyFormats formats) throws BadInput {
        List<Path> files = given.operands().stream().map(Path::of).toList();
        List<String> typed = new ArrayList<>(given.values(Option.SET));
        Problems problems = new Problems();
        files.forEach(file -> ScenarioReader.read(file, formats, typed, problems));
        problems.throwIfAny();
        return new Source() {
            @Override
            public int count() {
                return files.size();
            }

            @Override
            public Script read(int index, List<String> overrides) {
                List<String> all = new ArrayList<>(typed);
                all.addAll(overrides);
                Problems found = new Problems();
                return ScenarioReader.read(files.get(index), formats, all, found)
                        .orElseThrow(() -> new Misfit(found.all().toString()));
            }
        };
    }

    /** The command that tunes the same again. */
    static String command(Given given) {
        StringBuilder command = new StringBuilder("./tenfold tune");
        for (Option option : options(Option.format(Format.TEXT))) {
            boolean matters = !option.equals(Option.OUT)
                    && !option.equals(Option.QUIET)
                    && !option.name().equals("--format");
            for (String value : matters ? given.values(option) : List.<String>of()) {
                command.append(' ').append(option.name());
                command.append(value.isEmpty() ? "" : " " + quoted(value));
            }
        }
        given.operands().forEach(file -> command.append(' ').append(quoted(file)));
        return command.toString();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=+:,%@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
