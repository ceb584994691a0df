package dev.tenfold.request;

/**
 * How a service answers at present, as policies and exporters read it: what was answered lately, the older the less it
 * counts, falling to 1/e in {@link #MEMORY_SECONDS}. A single second of single requests is too noisy to be read.
 */
final class Recent {
    /** How fast what was is forgotten, seconds. */
    static final double MEMORY_SECONDS = 5;

    private static final double MOST_WEIGHT = 1e200;
    private static final double NOTHING = 1e-12;

    private final double[] counts = new double[Histogram.bin(Long.MAX_VALUE) + 2];
    private int low = counts.length - 1;
    private int high;
    private double weight = 1;
    private double total;
    private double sumNanos;

    /** What a time that has passed leaves of what was before it: 1 at once, 0 much later. */
    static double left(double seconds) {
        return StrictMath.exp(-seconds / MEMORY_SECONDS);
    }

    void add(long nanos) {
        int bin = Histogram.bin(nanos);
        counts[bin] += weight;
        low = Math.min(low, bin);
        high = Math.max(high, bin);
        total += weight;
        sumNanos += weight * nanos;
    }

    /** Time passes: rather than what was counting less, what comes counts more. */
    void pass(double left) {
        weight /= left;
        if (weight > MOST_WEIGHT) {
            rescale();
        }
    }

    boolean isEmpty() {
        return total == 0;
    }

    double meanSeconds() {
        return sumNanos / total / 1e9;
    }

    double quantile(double q) {
        double below = 0;
        for (int i = low; i < high; i++) {
            below += counts[i];
            if (below >= q * total) {
                return Histogram.seconds(i);
            }
        }
        return Histogram.seconds(high);
    }

    /** What counts next to nothing is forgotten, unless there is nothing else. */
    private void rescale() {
        double factor = 1 / weight;
        boolean old = total * factor < NOTHING;
        factor = old ? 1 / total : factor;
        for (int i = low; i <= high; i++) {
            counts[i] *= factor;
        }
        total *= factor;
        sumNanos *= factor;
        weight = 1;
    }
}
