package dev.tenfold.report;

import dev.tenfold.verdict.Bound;
import java.util.ArrayList;
import java.util.List;

/** How a fleet of the comparison is told, alike in the terminal and on the page. */
final class Fleet {

    private Fleet() {}

    /** Headings of the columns, as {@link Table} takes them; nodes have theirs only where there are any. */
    static List<String> heads(List<Bound> bounds) {
        return hasNodes(bounds)
                ? List.of(
                        "fleet",
                        ">replica-hours",
                        ">cost",
                        ">node-hours",
                        ">node cost",
                        ">p95",
                        ">errors",
                        ">peak replicas")
                : List.of("fleet", ">replica-hours", ">cost", ">p95", ">errors", ">peak replicas");
    }

    /** The fleets of a comparison, a row each. */
    static List<List<String>> rows(List<Bound> bounds) {
        boolean nodes = hasNodes(bounds);
        return bounds.stream().map(bound -> cells(bound, nodes)).toList();
    }

    private static boolean hasNodes(List<Bound> bounds) {
        return bounds.stream().anyMatch(bound -> bound.nodeHours() > 0);
    }

    private static List<String> cells(Bound bound, boolean nodes) {
        List<String> cells = new ArrayList<>();
        cells.add(bound.name());
        cells.add(Figures.fixed(bound.replicaHours(), 2));
        cells.add(price(bound.cost(), bound));
        if (nodes) {
            cells.add(Figures.fixed(bound.nodeHours(), 2));
            cells.add(price(bound.nodeCost(), bound));
        }
        cells.addAll(List.of(
                Double.isFinite(bound.p95Millis()) ? Figures.brief(bound.p95Millis()) + " ms" : Figures.NONE,
                Figures.percent(bound.errorRatio()),
                Integer.toString(bound.peakReplicas())));
        return cells;
    }

    private static String price(double cost, Bound bound) {
        String figure = Figures.fixed(cost, 2);
        return figure.equals(Figures.NONE) ? figure : figure + " " + bound.currency();
    }
}
