package dev.tenfold.drive;

import dev.tenfold.load.Course;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * Arrivals at a rate that changes over time: the k-th comes when the area under the rate has reached k, counted anew
 * from the curve each time and never from the arrival before, so that the rate does not drift. Where chance is wanted
 * the steps between areas are exponential, which makes it a Poisson process of that rate.
 *
 * @see <a href="https://doi.org/10.1145/1095890.1095903">Çinlar's method, Introduction to Stochastic Processes, 4.7</a>
 */
final class Arrivals implements Schedule {
    /** Within a slice the rate counts as constant; joints of the load are never inside one. */
    private static final long SLICE_NANOS = 5_000_000L;

    /** What sums of areas may be off: an arrival on a joint belongs behind it. */
    private static final double EDGE = 1e-9;

    private final Course rate;
    private final long[] joints;
    private final long endNanos;
    private final double share;
    private final DoubleSupplier step;
    private long sliceStart;
    private long sliceEnd;
    /** Area of the slice that there is, and where in it the next arrival lies. */
    private double area;

    private double due;

    private Arrivals(Course rate, long[] joints, long endNanos, double share, double first, DoubleSupplier step) {
        this.rate = rate;
        this.joints = joints.clone();
        this.endNanos = endNanos;
        this.share = share;
        this.step = step;
        due = first;
    }

    /**
     * Evenly spaced arrivals; several workers' lie between each other's.
     *
     * @param rate arrivals per second of all workers together
     * @param joints where the rate may jump, nanoseconds since start, ascending
     * @param endNanos when the last may come
     * @param worker which worker's, from 0
     * @param workers how many there are
     */
    static Schedule even(Course rate, long[] joints, long endNanos, int worker, int workers) {
        return new Arrivals(rate, joints, endNanos, 1.0 / workers, (double) worker / workers, () -> 1);
    }

    /**
     * Arrivals by chance, each independent of the others.
     *
     * @param random of this worker alone
     * @param workers how many there are
     */
    static Schedule poisson(Course rate, long[] joints, long endNanos, RandomGenerator random, int workers) {
        DoubleSupplier step = () -> -StrictMath.log(1 - random.nextDouble());
        return new Arrivals(rate, joints, endNanos, 1.0 / workers, step.getAsDouble(), step);
    }

    @Override
    public long next() {
        while (due >= area - EDGE) {
            if (sliceEnd >= endNanos) {
                return NEVER;
            }
            due -= area;
            nextSlice();
        }
        long at = sliceStart + (long) (Math.max(0, due) / area * (sliceEnd - sliceStart));
        due += step.getAsDouble();
        return at;
    }

    private void nextSlice() {
        sliceStart = sliceEnd;
        int joint = Arrays.binarySearch(joints, sliceStart + 1);
        int next = joint < 0 ? -joint - 1 : joint;
        long most = next < joints.length ? Math.min(joints[next], endNanos) : endNanos;
        sliceEnd = Math.min(sliceStart + SLICE_NANOS, most);
        area = share * rate.meanOver(sliceStart, sliceEnd) * (sliceEnd - sliceStart) / 1e9;
    }
}
