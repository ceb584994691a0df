package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Asked;
import dev.tenfold.rehearsal.History;
import dev.tenfold.service.LatencyMixture;

/** Percentiles of what users waited; nobody waits beyond the time-out. */
final class Latency {
    /** Percentiles are found to a ten-thousandth. */
    private static final double NEARLY = 1 - 3e-4;

    private Latency() {}

    /** 95th percentile, milliseconds; NaN if nothing was answered. */
    static double p95Millis(LatencyMixture latencies, History history) {
        return cut(latencies.quantile(0.95) * 1000, history);
    }

    /** A time in milliseconds, or the longest that users wait over all their attempts if that is shorter. */
    static double cut(double millis, History history) {
        double timeout = history.script().scenario().load().longestWait().toNanos() / 1e6;
        return Double.isNaN(millis) ? millis : Math.min(millis, timeout);
    }

    /** 95th percentile over the whole run, milliseconds; NaN if nothing was answered. */
    static double overall(History history) {
        LatencyMixture all = new LatencyMixture();
        for (int i = 0; i < history.felt().size(); i++) {
            all.add(history.felt().latencies(i));
        }
        return p95Millis(all, history);
    }

    /** The window with the highest 95th percentile. */
    static int worstWindow(History history) {
        Asked users = history.felt();
        int worst = 0;
        double most = -1;
        for (int i = 0; i < users.size(); i++) {
            // What is a little below the most so far cannot be more, however coarsely a percentile is found.
            if (most > 0 && !users.latencies(i).exceeds(most * NEARLY / 1000, 0.05)) {
                continue;
            }
            double p95 = p95Millis(users.latencies(i), history);
            if (p95 > most) {
                most = p95;
                worst = i;
            }
        }
        return worst;
    }
}
