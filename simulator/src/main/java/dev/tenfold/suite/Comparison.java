package dev.tenfold.suite;

import dev.tenfold.spelling.Figure;
import dev.tenfold.suite.Baseline.Line;
import dev.tenfold.suite.Baseline.Run;
import dev.tenfold.suite.Change.Kind;
import dev.tenfold.verdict.Finding.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rehearsal beside itself.
 *
 * @param before what it told once; empty if it is new
 * @param now what it tells today
 * @param tolerance share by which a cost may grow
 */
record Comparison(Optional<Run> before, Run now, double tolerance) {
    /** Half of the last digit that is kept. */
    private static final double ROUNDING = 5e-7;

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        if (before.isEmpty()) {
            changes.add(change(Kind.NEW, "the baseline does not know it"));
        } else if (before.get().seed() != now.seed()) {
            changes.add(change(Kind.SEED, now.seed() + ", was " + before.get().seed()));
        }
        lines(changes);
        before.ifPresent(run -> costs(run, changes));
        return changes;
    }

    private void lines(List<Change> changes) {
        Map<String, Line> old = new LinkedHashMap<>();
        before.ifPresent(run -> run.lines().forEach(line -> old.put(line.key(), line)));
        for (Line line : now.lines()) {
            verdict(Optional.ofNullable(old.remove(line.key())), line).ifPresent(changes::add);
        }
        old.values().forEach(line -> changes.add(change(Kind.DROPPED, told(line) + " is not judged any more")));
    }

    private Optional<Change> verdict(Optional<Line> old, Line line) {
        String was = old.map(seen -> ", was " + seen.value()).orElse("");
        boolean failedBefore =
                old.filter(seen -> seen.status() == Status.FAILED).isPresent();
        boolean heldBefore = old.filter(seen -> seen.status() == Status.HELD).isPresent();
        String numbers = told(line) + " is " + line.value() + was + ", limit " + line.limit();
        return switch (line.status()) {
            case FAILED -> Optional.of(change(failedBefore ? Kind.KNOWN : Kind.VERDICT, numbers));
            case HELD -> failedBefore ? Optional.of(change(Kind.MENDED, numbers)) : Optional.empty();
            case NOT_EXERCISED ->
                heldBefore
                        ? Optional.of(change(Kind.UNPROVEN, told(line) + " was not exercised" + was))
                        : Optional.empty();
        };
    }

    private static String told(Line line) {
        return line.name() + " (" + line.subject() + ")";
    }

    private void costs(Run run, List<Change> changes) {
        cost("replicas", run.cost(), now.cost()).ifPresent(changes::add);
        cost("nodes", run.nodeCost(), now.nodeCost()).ifPresent(changes::add);
    }

    private Optional<Change> cost(String of, double was, double is) {
        if (Math.abs(is - was) <= tolerance * was + ROUNDING) {
            return Optional.empty();
        }
        double growth = was > 0 ? is / was - 1 : Double.POSITIVE_INFINITY;
        String share = Double.isFinite(growth)
                ? " (" + (growth > 0 ? "+" : "-") + Figure.percent(Math.abs(growth)) + ", tolerated "
                        + Figure.percent(tolerance) + ")"
                : "";
        String sentence = "cost of " + of + " is " + Figure.plain(is, 4) + " " + now.currency() + ", was "
                + Figure.plain(was, 4) + share;
        return Optional.of(change(growth > 0 ? Kind.COST : Kind.CHEAPER, sentence));
    }

    private Change change(Kind kind, String sentence) {
        return new Change(now.name(), kind, sentence);
    }
}
