package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Arrays;

/**
 * The samples that an alarm looks back on. The window slides: with a period of five minutes, an alarm that is evaluated
 * every minute sees minutes 1 to 5, then 2 to 6, not two blocks of five.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html">Alarm
 *     evaluation</a>
 */
public final class MetricWindow {
    private static final double[] NOTHING = {};

    private final Statistic statistic;
    private final int slotsPerPeriod;
    private final double[][] slots;
    private int newest = -1;

    /**
     * An empty window.
     *
     * @param statistic what is made of the samples of a period
     * @param timing of the alarm
     * @param range how many periods are fetched; at least the alarm's evaluation periods
     */
    public MetricWindow(Statistic statistic, AlarmTiming timing, int range) {
        Duration slot = timing.evaluateEvery();
        this.statistic = statistic;
        this.slotsPerPeriod = Math.toIntExact(timing.period().dividedBy(slot));
        this.slots = new double[slotsPerPeriod * range][];
        Arrays.fill(slots, NOTHING);
    }

    /** Moves on by one evaluation interval, with the samples that were taken in it; none if the metric is missing. */
    public void advance(double... samples) {
        newest = (newest + 1) % slots.length;
        slots[newest] = samples;
    }

    /** The data points of the range, oldest first; NaN for a missing one. */
    public double[] points() {
        double[] points = new double[slots.length / slotsPerPeriod];
        for (int i = 0; i < points.length; i++) {
            points[i] = statistic.of(samples(i));
        }
        return points;
    }

    /** How many samples the newest periods hold. */
    public long sampleCount(int periods) {
        long count = 0;
        int points = slots.length / slotsPerPeriod;
        for (int i = points - periods; i < points; i++) {
            count += samples(i).length;
        }
        return count;
    }

    private double[] samples(int point) {
        double[] all = NOTHING;
        for (int i = 0; i < slotsPerPeriod; i++) {
            double[] slot = slots[Math.floorMod(newest + 1 + point * slotsPerPeriod + i, slots.length)];
            int length = all.length;
            all = Arrays.copyOf(all, length + slot.length);
            System.arraycopy(slot, 0, all, length, slot.length);
        }
        return all;
    }
}
