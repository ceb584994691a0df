package dev.tenfold.report;

import dev.tenfold.verdict.Bound;
import java.util.List;

/** How a fleet of the comparison is told, alike in the terminal and on the page. */
final class Fleet {

    private Fleet() {}

    /** Name, replica-hours, cost, p95, errors, peak of replicas. */
    static List<String> cells(Bound bound) {
        String cost = Figures.fixed(bound.cost(), 2);
        return List.of(
                bound.name(),
                Figures.fixed(bound.replicaHours(), 2),
                cost.equals(Figures.NONE) ? cost : cost + " " + bound.currency(),
                Double.isFinite(bound.p95Millis()) ? Figures.brief(bound.p95Millis()) + " ms" : Figures.NONE,
                Figures.percent(bound.errorRatio()),
                Integer.toString(bound.peakReplicas()));
    }
}
