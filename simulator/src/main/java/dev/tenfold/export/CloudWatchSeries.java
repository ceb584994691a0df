package dev.tenfold.export;

import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.policy.aws.Statistic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One metric of CloudWatch, gathered from the start: a set of samples for each period of its resolution, stamped with
 * the period's beginning, which can be asked for once it was published.
 */
public final class CloudWatchSeries {
    private final CloudWatchSource source;
    private final VirtualClock clock;
    private final long resolutionNanos;
    private final long delayNanos;
    private final List<StatisticSet> slots = new ArrayList<>();
    private int told;
    /** When those slots are known that are late. */
    private final Map<Integer, Long> lateNanos = new HashMap<>();

    CloudWatchSeries(CloudWatchSource source, VirtualClock clock, long resolutionNanos, long delayNanos) {
        this.source = source;
        this.clock = clock;
        this.resolutionNanos = resolutionNanos;
        this.delayNanos = delayNanos;
    }

    /** How often it is sent, nanoseconds. */
    public long resolutionNanos() {
        return resolutionNanos;
    }

    /** When its first data point can be known, nanoseconds since start. */
    public long firstNanos() {
        return resolutionNanos + delayNanos;
    }

    /** What was sent last, once; null if nothing was since this was asked. */
    StatisticSet unsent() {
        boolean news = told < slots.size();
        told = slots.size();
        return news ? slots.get(told - 1) : null;
    }

    /** A period of its resolution ends now. */
    void close() {
        long late = source.lateNanos(clock.nowNanos());
        if (late > 0) {
            lateNanos.put(slots.size(), clock.nowNanos() + delayNanos + late);
        }
        slots.add(source.report(clock.nowNanos(), resolutionNanos / 1e9));
    }

    /**
     * Data points as they can be known now.
     *
     * @param statistic what is made of the samples of a period
     * @param periodNanos length of a period, nanoseconds; shorter than the resolution, most are missing
     * @param endNanos end of the newest period, nanoseconds since start
     * @param count how many periods
     * @return the newest last; NaN for a missing one
     */
    public double[] datapoints(Statistic statistic, long periodNanos, long endNanos, int count) {
        double[] points = new double[count];
        for (int i = 0; i < count; i++) {
            StatisticSet set = set(endNanos - (count - i) * periodNanos, periodNanos);
            points[i] = set == null ? Double.NaN : set.statistic(statistic);
        }
        return points;
    }

    /** How many samples a time holds that have been published. */
    public double sampleCount(long startNanos, long lengthNanos) {
        StatisticSet set = set(startNanos, lengthNanos);
        return set == null ? 0 : set.count();
    }

    /**
     * The samples of a period one by one, at most a thousand: evenly spaced ones stand for more.
     *
     * @return none for a missing data point
     */
    public double[] samples(long startNanos, long lengthNanos) {
        StatisticSet set = set(startNanos, lengthNanos);
        return set == null ? new double[0] : set.samples();
    }

    /** What was published by now of the slots that begin in a period; null if that is nothing. */
    private StatisticSet set(long startNanos, long periodNanos) {
        long published = Math.floorDiv(clock.nowNanos() - delayNanos, resolutionNanos);
        // Seen through shorter periods, a point of basic monitoring stands in the last of those that it covers.
        long stampNanos = Math.max(0, resolutionNanos - periodNanos);
        long first = Math.floorDiv(startNanos - stampNanos + resolutionNanos - 1, resolutionNanos);
        long end = Math.floorDiv(startNanos - stampNanos + periodNanos + resolutionNanos - 1, resolutionNanos);
        if (first < end && end <= 0 && published > 0) {
            // Life was as quiet before the rehearsal as it is at its beginning.
            return slots.get(0);
        }
        first = Math.max(0, first);
        List<StatisticSet> sets = new ArrayList<>();
        for (long slot = first; slot < Math.min(Math.min(end, published), slots.size()); slot++) {
            StatisticSet set = slots.get((int) slot);
            if (set != null && (lateNanos.isEmpty() || isKnown((int) slot))) {
                sets.add(set);
            }
        }
        return StatisticSet.merged(sets);
    }

    private boolean isKnown(int slot) {
        return lateNanos.getOrDefault(slot, Long.MIN_VALUE) <= clock.nowNanos();
    }
}
