package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.History;
import dev.tenfold.scenario.AlertExpectation;
import dev.tenfold.spelling.Figure;
import dev.tenfold.verdict.Finding.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Alerts fire when they have to, and those that must not stay silent. */
final class AlertsFire implements Judgement {
    private static final String NAME = "alerts";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        List<Finding> findings = new ArrayList<>();
        for (AlertExpectation expected : yours.script().scenario().expect().alerts()) {
            findings.add(expected.fires() ? fires(yours, expected) : silent(yours, expected));
            expected.pagedBefore().ifPresent(limit -> findings.add(paged(yours, expected, limit)));
        }
        return findings;
    }

    private static Finding fires(History history, AlertExpectation expected) {
        double end = history.script().length().toNanos() / 1e9;
        double latest = expected.before().map(AlertsFire::seconds).orElse(end);
        Optional<Happening> first = first(history, Kind.ALERT, expected.alert(), seconds(expected.after()));
        String title = expected.alert() + " fires";
        return finding(title, first, latest, "no time in this run was its condition true for long enough");
    }

    private static Finding paged(History history, AlertExpectation expected, Duration limit) {
        Optional<Happening> first = first(history, Kind.PAGE, expected.alert(), seconds(expected.after()));
        return finding(expected.alert() + " pages a person", first, seconds(limit), "nobody was told of it");
    }

    private static Finding silent(History history, AlertExpectation expected) {
        Optional<Happening> first = first(history, Kind.ALERT, expected.alert(), 0);
        return new Finding(
                NAME,
                "",
                expected.alert() + " stays silent",
                first.isEmpty() ? Status.HELD : Status.FAILED,
                first.map(alert -> Figure.time(at(alert))).orElse("never"),
                "never",
                "",
                first.map(alert -> OptionalDouble.of(at(alert))).orElse(OptionalDouble.empty()),
                OptionalDouble.empty(),
                "s",
                first.map(alert -> OptionalDouble.of(at(alert))).orElse(OptionalDouble.empty()),
                first.map(Happening::why).orElse("it did not fire"),
                List.of());
    }

    private static Finding finding(String title, Optional<Happening> first, double latest, String otherwise) {
        double when = first.map(AlertsFire::at).orElse(Double.POSITIVE_INFINITY);
        OptionalDouble at = first.isPresent() ? OptionalDouble.of(when) : OptionalDouble.empty();
        String evidence = first.map(Happening::why).orElse(otherwise);
        return Measured.seconds(NAME, title).atMost("", when, latest, at, evidence, List.of());
    }

    /** The alert's name stands where a scaling event has its policy. */
    private static Optional<Happening> first(History history, Kind kind, String alert, double after) {
        return history.happenings().stream()
                .filter(happening ->
                        happening.kind() == kind && happening.policy().equals(alert))
                .filter(happening -> at(happening) >= after)
                .findFirst();
    }

    private static double at(Happening happening) {
        return happening.atNanos() / 1e9;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
