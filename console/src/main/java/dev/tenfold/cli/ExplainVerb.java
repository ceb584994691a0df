package dev.tenfold.cli;

import dev.tenfold.diagnosis.Diagnosis;
import dev.tenfold.diagnosis.Goal;
import dev.tenfold.diagnosis.Measurements;
import dev.tenfold.document.BadInput;
import dev.tenfold.document.Durations;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.rules.RuleFailure;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.report.Questions;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Share;
import dev.tenfold.verdict.Answer;
import dev.tenfold.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** {@code ./tenfold explain}: five questions, answered from measurements of a real run or from a rehearsal. */
final class ExplainVerb implements Verb {
    private static final Format[] FORMATS = {Format.TEXT, Format.JSON};
    private static final Option P95 = Option.value("--p95", "TIME", "What users accept at p95 (default: 500ms).");
    private static final Option ERRORS =
            Option.value("--errors", "SHARE", "Share of requests that may fail (default: 1%).");
    private static final Option SCALE_UP =
            Option.value("--scale-up-within", "TIME", "From the first sign of need to a new instance (default: 180s).");
    private static final Option TARGET =
            Option.value("--target", "PERCENT", "Use that the policy behind the measurements aims at (default: 70).");
    private static final Option MINIMUM = Option.value("--min", "N", "Fewest instances of that policy.");
    private static final Option MAXIMUM = Option.value("--max", "N", "Most instances of that policy.");
    private static final Option ALARM = Option.value(
            "--alarm",
            "TIME",
            "How long its metric has to be above the target before it acts (default: 180s, as AWS target tracking).");

    @Override
    public Usage usage() {
        return new Usage(
                "explain",
                "Answer five questions about a run: too slow, which target, why the latency, why the errors, what to"
                        + " change",
                List.of(
                        "Reads measurements of a real run, a table (CSV) with a row a moment: a time (or minute), p95"
                                + " and instances, and if there are, errors, and rate or users. Says whether the"
                                + " scaling was too slow, which target it should have, why latency grew before it"
                                + " scaled, why requests failed, and what to change, each with its numbers.",
                        "Given a scenario (YAML), rehearses it and answers the same questions of the rehearsal; its"
                                + " limits are those that the scenario expects."),
                "FILE",
                List.of(
                        P95,
                        ERRORS,
                        SCALE_UP,
                        TARGET,
                        MINIMUM,
                        MAXIMUM,
                        ALARM,
                        Option.SET,
                        Option.format(FORMATS),
                        Option.QUIET),
                List.of(
                        "./tenfold explain scenarios/traces/load-test-measured.csv --target 70 --min 2 --max 10",
                        "./tenfold explain scenarios/users-x10.yaml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Format format = given.format(FORMATS);
        Goal goal = goal(given);
        List<List<Answer>> all = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String file : given.operands()) {
            all.add(
                    file.matches(".*\\.ya?ml")
                            ? rehearsed(file, given, terminal)
                            : Diagnosis.of(measured(file, notes), goal));
        }
        for (int i = 0; i < all.size(); i++) {
            String file = given.operands().get(i);
            if (format == Format.JSON) {
                terminal.out().print(Questions.json(file, all.get(i)));
            } else {
                terminal.out().println(file);
                Questions.lines(all.get(i), terminal.columns(), true).forEach(terminal.out()::println);
            }
        }
        terminal.out().flush();
        if (!given.has(Option.QUIET)) {
            notes.forEach(terminal.err()::println);
        }
        return Exit.HELD;
    }

    private static Measurements measured(String file, List<String> notes) throws Misuse {
        try {
            Measurements read = Measurements.read(Path.of(file));
            read.notes().forEach(note -> notes.add(file + ": " + note));
            return read;
        } catch (BadRecording bad) {
            throw new Misuse(bad.problems().stream()
                    .map(problem -> problem.text(Path.of(file)))
                    .toList());
        }
    }

    private static List<Answer> rehearsed(String file, Given given, Terminal terminal) throws BadInput {
        Problems problems = new Problems();
        Optional<Script> script =
                ScenarioReader.read(Path.of(file), Caches.formats(), given.values(Option.SET), problems);
        problems.throwIfAny();
        String name = Path.of(file).getFileName().toString();
        try (ProgressBar bar = new ProgressBar(terminal, "Rehearsing " + name)) {
            return Verdict.of(script.orElseThrow(), "", Version.current(), bar).answers();
        } catch (RuleFailure failure) {
            problems.add(failure.problem());
            problems.throwIfAny();
            throw failure;
        }
    }

    private static Goal goal(Given given) throws Misuse {
        Goal usual = Goal.DEFAULT;
        double p95 = parsed(given, P95, usual.p95Seconds(), ExplainVerb::seconds);
        double errors = parsed(
                given, ERRORS, usual.errorRatio(), text -> Share.parse(text).ratio());
        double up = parsed(given, SCALE_UP, usual.scaleUpSeconds(), ExplainVerb::seconds);
        double target =
                parsed(given, TARGET, usual.targetPercent(), text -> Double.parseDouble(text.replaceFirst(" ?%$", "")));
        double alarm = parsed(given, ALARM, usual.alarmSeconds(), ExplainVerb::seconds);
        try {
            return new Goal(p95, errors, up, target, count(given, MINIMUM), count(given, MAXIMUM), alarm);
        } catch (IllegalArgumentException wrong) {
            throw new Misuse("--" + wrong.getMessage());
        }
    }

    private static OptionalInt count(Given given, Option option) throws Misuse {
        return given.number(option).isPresent()
                ? OptionalInt.of(Math.toIntExact(Math.min(
                        Integer.MAX_VALUE,
                        Math.max(Integer.MIN_VALUE, given.number(option).getAsLong()))))
                : OptionalInt.empty();
    }

    private static double seconds(String text) {
        return Durations.parse(text).toNanos() / 1e9;
    }

    private static double parsed(Given given, Option option, double usual, Function<String, Double> parse)
            throws Misuse {
        Optional<String> text = given.value(option);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            return parse.apply(text.get());
        } catch (IllegalArgumentException wrong) {
            String rule = wrong instanceof NumberFormatException ? "must be a number" : wrong.getMessage();
            throw new Misuse(option.name() + " " + rule + ", was " + text.get());
        }
    }
}
