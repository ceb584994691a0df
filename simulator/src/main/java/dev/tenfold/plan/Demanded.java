package dev.tenfold.plan;

import dev.tenfold.rehearsal.Asked;
import dev.tenfold.rehearsal.History;

/**
 * What is asked over time by users who are always answered in time, so that no overload hides what they want.
 *
 * @param times end of each window, seconds since start
 * @param tps requests per second in each
 */
record Demanded(double[] times, double[] tps) {
    /** Over how long a slope is taken: as long as a policy's metrics are averaged over. */
    private static final double SLOPE_SECONDS = 60;

    /** What is asked of a service, or by all users, while an oracle scales. */
    static Demanded of(History oracle, Asked asked) {
        double[] tps = new double[asked.size()];
        for (int i = 0; i < tps.length; i++) {
            tps[i] = asked.demand(i);
        }
        return new Demanded(oracle.times(), tps);
    }

    /** The highest window. */
    double peak() {
        double peak = 0;
        for (double each : tps) {
            peak = Math.max(peak, each);
        }
        return peak;
    }

    /**
     * The steepest rise over a minute.
     *
     * @param perSecond how much is added each second
     * @param from the demand before it
     * @param at when it began, seconds since start
     */
    record Rise(double perSecond, double from, double at) {}

    /** The steepest rise; nothing rises in a load that only falls. */
    Rise steepest() {
        Rise steepest = new Rise(0, tps.length > 0 ? tps[0] : 0, 0);
        int from = 0;
        for (int to = 1; to < tps.length; to++) {
            while (from + 1 < to && times[to] - times[from + 1] >= SLOPE_SECONDS) {
                from++;
            }
            double seconds = Math.max(times[to] - times[from], SLOPE_SECONDS);
            double rate = (tps[to] - tps[from]) / seconds;
            if (rate > steepest.perSecond) {
                steepest = new Rise(rate, tps[from], times[from]);
            }
        }
        return steepest;
    }
}
