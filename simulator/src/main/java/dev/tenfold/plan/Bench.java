package dev.tenfold.plan;

import dev.tenfold.load.Profile;
import dev.tenfold.load.Profile.Piece;
import dev.tenfold.rehearsal.Asked;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Cause;
import dev.tenfold.service.LatencyMixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A scenario's system under loads that stay, in virtual time: each from nothing up, then held, then measured.
 *
 * @param script the system; its own load and length are left aside
 * @param scales whether its policies work, or it keeps the replicas it begins with
 */
record Bench(Script script, boolean scales) {
    private static final Duration RAMP = Duration.ofMinutes(5);
    /** What is still settling is not measured. */
    private static final Duration SETTLE = Duration.ofMinutes(2);

    /**
     * Keeps one level.
     *
     * @param level in the scenario's unit
     * @param hold for how long, more than two minutes
     */
    Standing keep(double level, Duration hold) {
        Profile profile =
                new Profile(List.of(new Piece(0, level, RAMP.toNanos()), new Piece(level, level, hold.toNanos())));
        Script held = script.under(profile).lasting(RAMP.plus(hold));
        History history = (scales ? Rehearsal.ofPolicies(held) : Rehearsal.ofFixedFleet(held)).run(share -> {});
        return measured(history, level);
    }

    private static Standing measured(History history, double level) {
        double from = RAMP.plus(SETTLE).toNanos() / 1e9;
        double[] times = history.times();
        int first = 0;
        while (first < times.length - 1 && times[first] < from) {
            first++;
        }
        Asked felt = history.felt();
        LatencyMixture waits = new LatencyMixture();
        double served = 0;
        double lost = 0;
        double demand = 0;
        for (int i = first; i < felt.size(); i++) {
            waits.add(felt.latencies(i));
            served += felt.served(i);
            demand += felt.demand(i);
            for (Cause cause : Cause.values()) {
                lost += felt.lost(cause, i);
            }
        }
        double p95 = waits.weight() > 0 ? waits.quantile(0.95) : Double.POSITIVE_INFINITY;
        double errors = served + lost > 0 ? lost / (served + lost) : demand > 0 ? 1 : 0;
        List<Standing.Tier> tiers = new ArrayList<>();
        for (Line line : history.lines().values()) {
            tiers.add(tier(line, first));
        }
        return new Standing(level, demand / (felt.size() - first), p95, errors, List.copyOf(tiers));
    }

    private static Standing.Tier tier(Line line, int first) {
        return new Standing.Tier(
                line.name(),
                mean(line, first, line::ready),
                mean(line, first, line::demand),
                mean(line, first, line::cpuRatio),
                mean(line, first, line::requestRatio),
                line.hasSlots() ? mean(line, first, line::slotRatio) : Double.NaN);
    }

    /** Windows in which there was nothing to measure are left out. */
    private static double mean(Line line, int first, IntToDoubleFunction value) {
        double sum = 0;
        int count = 0;
        for (int i = first; i < line.size(); i++) {
            double each = value.applyAsDouble(i);
            if (!Double.isNaN(each)) {
                sum += each;
                count++;
            }
        }
        return count > 0 ? sum / count : 0;
    }
}
