package dev.tenfold.cli;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.report.Annotations;
import dev.tenfold.report.Headline;
import dev.tenfold.report.Remark;
import dev.tenfold.report.Remark.Level;
import dev.tenfold.report.Sarif;
import dev.tenfold.scenario.Script;
import dev.tenfold.suite.Change;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is to be said beside lines of a user's files: mistakes, warnings, expectations that failed. */
final class Remarks {
    private final List<Remark> all = new ArrayList<>();

    /** Whether a format is made of remarks alone. */
    static boolean isMadeOf(Format format) {
        return format == Format.SARIF || format == Format.ANNOTATIONS;
    }

    /** The remarks so far, in a format that is made of them. */
    String spell(Format format) {
        List<Remark> once = all.stream().distinct().toList();
        return format == Format.SARIF ? Sarif.spell(once, Version.current()) : Annotations.spell(once);
    }

    /** What keeps files from being read. */
    void mistakes(List<Problem> problems) {
        problems.forEach(problem -> add(problem, "input/mistake", "Cannot be used"));
    }

    /** What a platform would refuse. */
    void refusals(List<Problem> problems) {
        problems.forEach(problem -> add(problem, "policy/refused", "Would be refused"));
    }

    private void add(Problem problem, String rule, String title) {
        List<String> told = new ArrayList<>(problem.lines());
        told.set(0, problem.complaint());
        told.replaceAll(String::strip);
        add(rule, Level.ERROR, problem.place(), title, String.join(". ", told));
    }

    /** What works as written and probably not as meant. */
    void warnings(List<Warning> warnings) {
        warnings.forEach(
                warning -> add("policy/warning", Level.WARNING, warning.place(), "Doubtful", warning.sentence()));
    }

    /** A file that cannot be read at all. */
    void unreadable(String file, String why) {
        add("input/mistake", Level.ERROR, new Place(file, 0), "Cannot be used", why);
    }

    /** What works as written and probably not as meant, in the policies of a scenario. */
    void warnings(Script script) {
        script.policies().forEach(policy -> warnings(policy.warnings()));
    }

    /** What a rehearsal told: warnings of its policies, and expectations that failed or were not put to the test. */
    void rehearsed(Script script, Report report) {
        warnings(script);
        Optional<Mapping> document = document(script);
        for (Finding finding : report.findings()) {
            if (finding.status() != Finding.Status.HELD) {
                boolean failed = finding.status() == Finding.Status.FAILED;
                Place place =
                        document.map(mapping -> place(mapping, finding.name())).orElse(new Place(script.file(), 0));
                String message = failed
                        ? finding.value() + ", limit " + finding.limit() + ". " + finding.evidence()
                        : "not exercised: " + finding.evidence();
                String title = Headline.title(finding) + (failed ? " failed" : "");
                add("expectation/" + finding.name(), failed ? Level.ERROR : Level.NOTE, place, title, message);
            }
        }
    }

    /** What changed since the baseline and is worse, beside the scenario. */
    void changes(List<Change> changes) {
        for (Change change : changes) {
            if (change.fails()) {
                String file = change.run().replaceFirst(" (as|#).*", "");
                String kind = change.kind().name().toLowerCase(Locale.ROOT);
                add("baseline/" + kind, Level.ERROR, new Place(file, 0), "Regression", change.sentence());
            }
        }
    }

    /** The expectation's line; where it has its default, the line of all expectations, or else of the policies. */
    private static Place place(Mapping scenario, String name) {
        String around = scenario.get("expect").isPresent() ? "expect." + name : "policies";
        return scenario.placeOf(around);
    }

    private static Optional<Mapping> document(Script script) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of(script.file()));
            List<Node> nodes = Documents.read(script.file(), bytes, new Problems(), new Problems());
            return nodes.stream().findFirst().filter(Mapping.class::isInstance).map(Mapping.class::cast);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private void add(String rule, Level level, Place place, String title, String message) {
        boolean option = place.line() == 0 && place.file().startsWith("--");
        String file = option ? place.file() : ScenarioFiles.shown(Path.of(place.file()));
        all.add(new Remark(rule, level, file, place.line(), title, message));
    }
}
