package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.rules.RuleFailure;
import dev.tenfold.prometheus.PrometheusFailure;
import dev.tenfold.rehearsal.QueryBackend;
import dev.tenfold.report.Rehearsed;
import dev.tenfold.report.Reports;
import dev.tenfold.report.Suites;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** {@code ./tenfold run}: rehearses scenarios, prints their verdicts and writes their reports. */
final class RunVerb implements Verb {
    private static final Format[] FORMATS = {
        Format.TEXT, Format.JSON, Format.JUNIT, Format.HTML, Format.MARKDOWN, Format.SARIF, Format.ANNOTATIONS
    };

    /** As many as the smallest machine of a build server has cores; each takes some hundred megabytes at most. */
    private static final int AT_ONCE = 2;

    @Override
    public Usage usage() {
        return new Usage(
                "run",
                "Rehearse scenarios and tell whether their expectations hold",
                List.of(
                        "Rehearses each scenario in virtual time: the services under their load and their faults,"
                                + " scaled by the policy files that the scenario names, exactly as written. Prints the"
                                + " verdict and writes report.html, report.json and junit.xml. A folder means all"
                                + " scenarios that lie in it.",
                        "With --baseline, failures that the baseline knows are told and do not count: the exit code is"
                                + " 1 if anything got worse."),
                "SCENARIO",
                List.of(
                        Option.OUT,
                        Option.SEED,
                        Option.SET,
                        RunRequest.SUITE,
                        RunRequest.TEST,
                        Ceilings.P95,
                        Ceilings.ERRORS,
                        Ceilings.SCALE_TIME,
                        Regressions.BASELINE,
                        Regressions.SAVE,
                        Regressions.TOLERANCE,
                        Option.MODEL,
                        Option.PROMETHEUS,
                        Option.format(FORMATS),
                        Copies.WRITE,
                        Option.QUIET),
                List.of(
                        "./tenfold run scenarios/users-x10.yaml",
                        "./tenfold run --set services.web.replicas=6 --seed 7 scenarios/users-x10.yaml",
                        "./tenfold run --suite quick --format markdown scenarios",
                        "./tenfold run --test all scenarios/users-x10.yaml",
                        "./tenfold run --max-p95-latency 500 --max-error-rate 0.01 --max-scale-time 180 scenarios"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Format format = given.format(FORMATS);
        try {
            return rehearse(given, format, terminal);
        } catch (BadInput mistakes) {
            if (Remarks.isMadeOf(format)) {
                Remarks remarks = new Remarks();
                remarks.mistakes(mistakes.problems());
                terminal.out().print(remarks.spell(format));
            }
            throw mistakes;
        }
    }

    private static Exit rehearse(Given given, Format format, Terminal terminal) throws Misuse, BadInput {
        if (format == Format.HTML && given.operands().size() > 1) {
            throw new Misuse("--format html prints one page, so it takes one SCENARIO");
        }
        Regressions regressions = Regressions.of(given);
        Copies copies = Copies.of(given);
        RunRequest request = RunRequest.of(given);
        List<RunRequest.Planned> planned = request.planned();
        if (format == Format.HTML && planned.size() > 1) {
            throw new Misuse("--format html prints one page, so it takes one SCENARIO");
        }
        if (!given.has(Option.QUIET)) {
            request.remarks().forEach(terminal.err()::println);
        }
        List<Path> directories = directories(given, planned);
        List<Rehearsals.Work> works = new ArrayList<>();
        planned.forEach(each -> works.add(progress -> report(each, given, terminal, progress)));
        List<Rehearsed> done = new ArrayList<>();
        try (Rehearsals rehearsals = new Rehearsals(works, given.has(Option.PROMETHEUS) ? 1 : AT_ONCE)) {
            for (int i = 0; i < works.size(); i++) {
                Report report = await(rehearsals, i, planned.get(i), given, terminal);
                List<Path> written = write(report, directories.get(i));
                if (format == Format.TEXT && !(given.has(Option.QUIET) && report.held())) {
                    terminal.out().print(dev.tenfold.report.Terminal.spell(report, terminal.colour(), written));
                    terminal.out().flush();
                }
                done.add(new Rehearsed(planned.get(i).name(), report));
            }
        }
        regressions.compare(done);
        Summary summary = new Summary(
                done, planned.stream().map(RunRequest.Planned::script).toList(), regressions.changes());
        terminal.out().print(summary.spell(format));
        terminal.out().flush();
        copies.write(summary);
        sumUp(done, regressions, format, given.has(Option.QUIET), terminal);
        regressions.save();
        return regressions.exit(done);
    }

    /** Own rules can fail while they run: that is for their author to mend, like anything wrong with a file. */
    private static Report report(RunRequest.Planned planned, Given given, Terminal terminal, DoubleConsumer progress)
            throws Misuse, BadInput {
        try {
            return reportAsAsked(planned, given, terminal, progress);
        } catch (RuleFailure failure) {
            Problems problems = new Problems();
            problems.add(failure.problem());
            problems.throwIfAny();
            throw failure;
        }
    }

    private static Report reportAsAsked(
            RunRequest.Planned planned, Given given, Terminal terminal, DoubleConsumer progress) throws Misuse {
        Optional<String> prometheus = given.value(Option.PROMETHEUS);
        Script script = planned.script();
        if (prometheus.isEmpty()) {
            return Verdict.of(script, QueryBackend.EMBEDDED, planned.command(), Version.current(), progress);
        }
        try (RealQueries real = RealQueries.open(prometheus.get())) {
            if (!given.has(Option.QUIET)) {
                real.otherThan(script.scenario().metrics().promql()).ifPresent(terminal.err()::println);
            }
            return Verdict.of(script, real, planned.command(), Version.current(), progress);
        } catch (PrometheusFailure failure) {
            throw new Misuse("--prometheus: " + failure.getMessage());
        }
    }

    private static Report await(
            Rehearsals rehearsals, int number, RunRequest.Planned planned, Given given, Terminal terminal)
            throws Misuse, BadInput {
        if (given.has(Option.QUIET)) {
            return rehearsals.await(number, ProgressBar.silent());
        }
        String name = Path.of(planned.script().file()).getFileName().toString();
        try (ProgressBar bar = new ProgressBar(terminal, "Rehearsing " + name)) {
            return rehearsals.await(number, bar);
        }
    }

    /**
     * Where each report goes: one alone into the output directory, several into one each in there, named after them.
     * The directories are made before the work begins, which would be lost if they could not be.
     */
    private static List<Path> directories(Given given, List<RunRequest.Planned> planned) throws Misuse {
        Path out = Path.of(given.value(Option.OUT).orElse("out"));
        Map<Path, RunRequest.Planned> directories = new LinkedHashMap<>();
        for (RunRequest.Planned each : planned) {
            Path directory = planned.size() == 1 ? out : out.resolve(each.folder());
            for (int number = 2; directories.putIfAbsent(directory, each) != null; number++) {
                directory = out.resolve(each.folder() + "-" + number);
            }
        }
        for (Path directory : directories.keySet()) {
            try {
                Files.createDirectories(directory);
            } catch (IOException unwritable) {
                throw Misuse.file(directory.toString(), unwritable);
            }
        }
        return List.copyOf(directories.keySet());
    }

    private static List<Path> write(Report report, Path directory) throws Misuse {
        try {
            return Reports.write(report, directory);
        } catch (IOException unwritable) {
            throw new Misuse(unwritable.getMessage());
        }
    }

    /** The end: beside the reports for a person, beside a document for a program on the other stream. */
    private static void sumUp(
            List<Rehearsed> done, Regressions regressions, Format format, boolean quiet, Terminal terminal) {
        boolean worth = !quiet || done.stream().anyMatch(each -> !each.report().held());
        if (format == Format.TEXT && done.size() > 1 && worth) {
            Suites.summary(done, terminal.colour()).forEach(terminal.out()::println);
        }
        boolean worse = regressions.exit(done) != Exit.HELD;
        if (regressions.changes().isPresent() && format != Format.MARKDOWN && (!quiet || worse)) {
            Suites.changes(regressions.changes().get())
                    .forEach(format == Format.TEXT ? terminal.out()::println : terminal.err()::println);
        }
    }
}
