package dev.tenfold.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The highest load that a system carries for good.
 *
 * @param fleet what was tried, such as {@code the policies' maximum}
 * @param best the highest standing that met the goal; empty if none did
 * @param first the lowest standing found that missed it; empty if none did
 * @param confirmed whether the best met it for an hour too
 * @param steps how many levels were tried
 */
public record Capacity(String fleet, Optional<Standing> best, Optional<Standing> first, boolean confirmed, int steps) {
    private static final Duration HOLD = Duration.ofMinutes(10);
    private static final Duration LONG = Duration.ofHours(1);
    /** How near the two ends of the interval come. */
    private static final double APART = 1.02;

    private static final int MOST_DOUBLINGS = 16;
    private static final int MOST_STEPS_BACK = 5;

    /** Requests per second of the best standing; 0 if there is none. */
    public double tps() {
        return best.map(Standing::tps).orElse(0.0);
    }

    /**
     * Searches: doubled until the goal is missed, halved between, confirmed for longer.
     *
     * @param start a level to begin with, more than 0
     */
    static Capacity find(String fleet, Bench bench, Goal goal, double start) {
        List<Standing> met = new ArrayList<>();
        List<Standing> missed = new ArrayList<>();
        double level = start;
        for (int i = 0; i < MOST_DOUBLINGS; i++) {
            boolean held = keep(level, bench, goal, met, missed);
            if (!met.isEmpty() && !missed.isEmpty()) {
                break;
            }
            level = held ? level * 2 : level / 2;
        }
        if (met.isEmpty() || missed.isEmpty()) {
            return new Capacity(fleet, last(met), last(missed), false, met.size() + missed.size());
        }
        double low = last(met).orElseThrow().level();
        double high = last(missed).orElseThrow().level();
        while (high / low > APART) {
            double middle = (low + high) / 2;
            if (keep(middle, bench, goal, met, missed)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return confirmed(fleet, bench, goal, met, missed);
    }

    private static Capacity confirmed(String fleet, Bench bench, Goal goal, List<Standing> met, List<Standing> missed) {
        int steps = met.size() + missed.size();
        Standing best = last(met).orElseThrow();
        for (int back = 0; back < MOST_STEPS_BACK; back++) {
            Standing longer = bench.keep(best.level() / StrictMath.pow(APART, back), LONG);
            steps++;
            if (goal.met(longer)) {
                return new Capacity(fleet, Optional.of(longer), last(missed), true, steps);
            }
        }
        return new Capacity(fleet, Optional.of(best), last(missed), false, steps);
    }

    private static boolean keep(double level, Bench bench, Goal goal, List<Standing> met, List<Standing> missed) {
        Standing standing = bench.keep(level, HOLD);
        boolean held = goal.met(standing);
        (held ? met : missed).add(standing);
        return held;
    }

    private static Optional<Standing> last(List<Standing> standings) {
        return standings.isEmpty() ? Optional.empty() : Optional.of(standings.get(standings.size() - 1));
    }
}
