package dev.tenfold.load;

import java.util.random.RandomGenerator;

/**
 * The factor by which noise multiplies a level, over the whole of a run: the exponential of a normal process that
 * forgets ({@code z' = r z + sqrt(1 - r^2) g}), with mean 1 and the spread of its noise. It stays the same over cells
 * of an eighth of its memory, from 1 s to 60 s, whatever the step of the loop; the same chance gives the same factors.
 */
public final class Fluctuation {
    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_CELL = 60;
    private static final int CELLS_A_MEMORY = 8;

    private final long cellNanos;
    private final double[] factors;

    /**
     * Draws all factors.
     *
     * @param noise how they vary
     * @param random where they come from; two numbers a cell are taken
     * @param lengthNanos how long the run is; behind it the last factor stays
     */
    public Fluctuation(Noise noise, RandomGenerator random, long lengthNanos) {
        double memorySeconds = noise.memoryOfLevel().toNanos() / 1e9;
        long cellSeconds = Math.max(1, Math.min(LONGEST_CELL, (long) (memorySeconds / CELLS_A_MEMORY)));
        cellNanos = cellSeconds * SECOND;
        factors = new double[Math.toIntExact(Math.max(1, (lengthNanos + cellNanos - 1) / cellNanos))];
        double variance = StrictMath.log1p(noise.spreadOfLevel() * noise.spreadOfLevel());
        double deviation = Math.sqrt(variance);
        double kept = StrictMath.exp(-cellSeconds / memorySeconds);
        double fresh = Math.sqrt(1 - kept * kept);
        double state = gaussian(random);
        for (int i = 0; i < factors.length; i++) {
            factors[i] = StrictMath.exp(deviation * state - variance / 2);
            state = kept * state + fresh * gaussian(random);
        }
    }

    /** The factor at an instant, nanoseconds since start. */
    public double at(long timeNanos) {
        return factors[cell(timeNanos)];
    }

    /**
     * The mean of a level that fluctuates, exactly.
     *
     * @param profile the level without noise
     * @param fromNanos start of the interval
     * @param toNanos end of the interval, after its start
     */
    public double meanOver(Profile profile, long fromNanos, long toNanos) {
        return meanOver(profile, null, fromNanos, toNanos);
    }

    /** The same of a level times another. */
    double meanOver(Profile profile, Profile other, long fromNanos, long toNanos) {
        int last = cell(toNanos - 1);
        double area = 0;
        long from = fromNanos;
        for (int i = cell(fromNanos); i <= last; i++) {
            long to = i == last ? toNanos : (i + 1) * cellNanos;
            double level = other == null ? profile.meanOver(from, to) : profile.meanOfProduct(other, from, to);
            area += factors[i] * level * (to - from);
            from = to;
        }
        return area / (toNanos - fromNanos);
    }

    /** The highest factor of an interval. */
    double mostWithin(long fromNanos, long toNanos) {
        double most = 0;
        for (int i = cell(fromNanos); i <= cell(toNanos - 1); i++) {
            most = Math.max(most, factors[i]);
        }
        return most;
    }

    private int cell(long timeNanos) {
        return (int) Math.min(factors.length - 1, timeNanos / cellNanos);
    }

    /** Box and Muller's way, whose digits are the same on every machine. */
    private static double gaussian(RandomGenerator random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
