package dev.tenfold.tune;

import dev.tenfold.load.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * A time at which much more is asked than before, as a calendar would know it.
 *
 * @param fromNanos when the load begins to rise, since start
 * @param untilNanos when it is down again, since start
 */
record Peak(long fromNanos, long untilNanos) {
    private static final long STEP_NANOS = 15_000_000_000L;
    /** Share of the way from the least to the most that counts as the foot of a peak. */
    private static final double FOOT = 0.1;

    private static final double SUMMIT = 0.6;
    /** A load that varies less has no peaks worth a schedule. */
    private static final double WORTHWHILE = 1.5;

    private static final int MOST = 3;

    /** The peaks of a load, at most three, in the order of time. */
    static List<Peak> of(Profile load) {
        long end = load.endNanos();
        double least = load.leastWithin(0, Math.max(1, end));
        double most = load.peak();
        List<Peak> peaks = new ArrayList<>();
        if (most < WORTHWHILE * least || most == 0) {
            return peaks;
        }
        double foot = least + FOOT * (most - least);
        double summit = least + SUMMIT * (most - least);
        long from = -1;
        boolean high = false;
        for (long now = 0; now <= end; now += STEP_NANOS) {
            double level = load.at(now);
            if (level > foot && from < 0) {
                from = Math.max(0, now - STEP_NANOS);
            }
            high |= from >= 0 && level >= summit;
            if (from >= 0 && (level <= foot || now + STEP_NANOS > end)) {
                if (high && from > 0) {
                    peaks.add(new Peak(from, now));
                }
                from = -1;
                high = false;
            }
        }
        return peaks.size() <= MOST ? peaks : List.of();
    }
}
