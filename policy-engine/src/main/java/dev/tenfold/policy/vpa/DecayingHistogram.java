package dev.tenfold.policy.vpa;

import java.util.Arrays;

/**
 * Samples in buckets that grow by 5 % each; a sample weighs half as much as one that is a day younger.
 *
 * <p>Source: kubernetes/autoscaler, vertical-pod-autoscaler/pkg/recommender/util: histogram.go, decaying_histogram.go.
 */
final class DecayingHistogram {
    private static final double RATIO = 1.05;
    private static final double HALF_LIFE_NANOS = 86_400e9;

    /** Lighter buckets count as empty. */
    private static final double EPSILON = 0.0001;

    /** Weights grow with time instead of older ones shrinking, until they are this many powers of two. */
    private static final int LARGEST_EXPONENT = 100;

    private final double firstBucket;
    private final double[] weights;
    private double total;
    private double referenceNanos;

    /**
     * An empty histogram.
     *
     * @param largest the last bucket begins here or above
     * @param firstBucket width of the first bucket
     */
    DecayingHistogram(double largest, double firstBucket) {
        this.firstBucket = firstBucket;
        this.weights = new double[(int) Math.ceil(position(largest)) + 1];
    }

    void add(double value, double weight, long atNanos) {
        double decayed = weight * growth(atNanos);
        weights[bucket(value)] += decayed;
        total += decayed;
    }

    /** Takes back a sample that was added for the same moment. */
    void subtract(double value, double weight, long atNanos) {
        int bucket = bucket(value);
        double decayed = weight * growth(atNanos);
        double taken = decayed > weights[bucket] - EPSILON ? weights[bucket] : decayed;
        weights[bucket] -= taken;
        total -= taken;
    }

    /** The end of the bucket in which a percentile falls; 0 if there are no samples. */
    double percentile(double percentile) {
        int last = last();
        if (last < 0) {
            return 0;
        }
        double sum = 0;
        int bucket = 0;
        while (weights[bucket] < EPSILON) {
            bucket++;
        }
        for (; bucket < last; bucket++) {
            sum += weights[bucket];
            if (sum >= percentile * total) {
                break;
            }
        }
        return start(Math.min(bucket + 1, weights.length - 1));
    }

    private int last() {
        int last = weights.length - 1;
        while (last >= 0 && weights[last] < EPSILON) {
            last--;
        }
        return last;
    }

    private int bucket(double value) {
        return value < firstBucket ? 0 : Math.min(weights.length - 1, (int) position(value));
    }

    private double position(double value) {
        return StrictMath.log(value * (RATIO - 1) / firstBucket + 1) / StrictMath.log(RATIO);
    }

    private double start(int bucket) {
        return bucket == 0 ? 0 : firstBucket * (StrictMath.pow(RATIO, bucket) - 1) / (RATIO - 1);
    }

    private double growth(long atNanos) {
        if (atNanos > referenceNanos + LARGEST_EXPONENT * HALF_LIFE_NANOS) {
            double shifted = StrictMath.floor(atNanos / HALF_LIFE_NANOS + 0.5) * HALF_LIFE_NANOS;
            double factor = StrictMath.pow(2, (referenceNanos - shifted) / HALF_LIFE_NANOS);
            Arrays.setAll(weights, bucket -> weights[bucket] * factor);
            total *= factor;
            referenceNanos = shifted;
        }
        return StrictMath.pow(2, (atNanos - referenceNanos) / HALF_LIFE_NANOS);
    }
}
