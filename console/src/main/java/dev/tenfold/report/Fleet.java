package dev.tenfold.report;

import dev.tenfold.verdict.Bound;
import java.util.ArrayList;
import java.util.List;

/** How a fleet of the comparison is told, alike in the terminal and on the page. */
final class Fleet {

    private static final List<String> NODE_HEADS = List.of(">node-hours", ">node cost");

    private Fleet() {}

    /** Headings of the columns, as {@link Table} takes them, with those of nodes or without. */
    static List<String> heads(boolean nodes) {
        List<String> heads = new ArrayList<>(List.of("fleet", ">replica-hours", ">cost"));
        if (nodes) {
            heads.addAll(NODE_HEADS);
        }
        heads.addAll(List.of(">p95", ">errors", ">peak replicas"));
        return heads;
    }

    /** The fleets of a comparison, a row each. */
    static List<List<String>> rows(List<Bound> bounds, boolean nodes) {
        return bounds.stream().map(bound -> cells(bound, nodes)).toList();
    }

    /** Headings of a table of nodes alone. */
    static List<String> nodeHeads() {
        List<String> heads = new ArrayList<>(List.of("fleet"));
        heads.addAll(NODE_HEADS);
        return heads;
    }

    /** The nodes of the fleets, a row each. */
    static List<List<String>> nodeRows(List<Bound> bounds) {
        return bounds.stream()
                .map(bound -> {
                    List<String> cells = new ArrayList<>(List.of(bound.name()));
                    cells.addAll(nodeCells(bound));
                    return cells;
                })
                .toList();
    }

    /** Whether any of the fleets runs on nodes that are paid for. */
    static boolean hasNodes(List<Bound> bounds) {
        return bounds.stream().anyMatch(bound -> bound.nodeHours() > 0);
    }

    /** What each paid, by how it was bought, a line each; none where all is bought on demand. */
    static List<String> bills(List<Bound> bounds) {
        if (bounds.stream().noneMatch(bound -> bound.bill().mixed())) {
            return List.of();
        }
        return bounds.stream().map(Fleet::bill).toList();
    }

    private static String bill(Bound bound) {
        return bound.name() + " pays " + price(bound.bill().total(), bound) + " = on demand "
                + Figures.fixed(bound.bill().onDemand(), 2) + " + reserved "
                + Figures.fixed(bound.bill().reserved(), 2) + " + spot "
                + Figures.fixed(bound.bill().spot(), 2);
    }

    private static List<String> cells(Bound bound, boolean nodes) {
        List<String> cells = new ArrayList<>();
        cells.add(bound.name());
        cells.add(Figures.fixed(bound.replicaHours(), 2));
        cells.add(price(bound.cost(), bound));
        if (nodes) {
            cells.addAll(nodeCells(bound));
        }
        cells.add(Double.isFinite(bound.p95Millis()) ? Figures.brief(bound.p95Millis()) + " ms" : Figures.NONE);
        cells.add(Figures.percent(bound.errorRatio()));
        cells.add(Integer.toString(bound.peakReplicas()));
        return cells;
    }

    private static List<String> nodeCells(Bound bound) {
        return List.of(Figures.fixed(bound.nodeHours(), 2), price(bound.nodeCost(), bound));
    }

    private static String price(double cost, Bound bound) {
        String figure = Figures.fixed(cost, 2);
        return figure.equals(Figures.NONE) ? figure : figure + " " + bound.currency();
    }
}
