package dev.tenfold.service;

import java.util.Arrays;
import java.util.List;

/**
 * Response times of many requests, answered under changing laws: a weighted mixture of {@link ResponseLaw}s. A
 * percentile over a span of time is the percentile of all that was answered in it, which no average of percentiles
 * gives. Laws that hardly differ are merged, so that quiet hours take one component.
 */
public final class LatencyMixture {
    /** Neighbouring laws merge if mean and deviation differ by less than this share. */
    private static final double ALIKE = 0.01;

    /** So alike in variance that deviations are alike as well, whatever rounding does. */
    private static final double SURELY_ALIKE = 0.009;

    /** Of the search for a quantile, as a share of its value. */
    private static final double ACCURACY = 1e-5;

    private double[] weights;
    private double[] means;
    private double[] variances;
    private double[] skews;
    private int size;

    /** One that holds nothing yet. */
    public LatencyMixture() {
        weights = new double[8];
        means = new double[8];
        variances = new double[8];
        skews = new double[8];
    }

    private LatencyMixture(LatencyMixture other) {
        size = other.size;
        int room = Math.max(1, size);
        weights = Arrays.copyOf(other.weights, room);
        means = Arrays.copyOf(other.means, room);
        variances = Arrays.copyOf(other.variances, room);
        skews = Arrays.copyOf(other.skews, room);
    }

    /**
     * Adds requests that were answered under one law.
     *
     * @param weight how many; nothing happens at zero
     * @param mean first cumulant, seconds
     * @param variance second cumulant, seconds squared
     * @param skew third cumulant, seconds cubed
     */
    public void add(double weight, double mean, double variance, double skew) {
        if (!(weight > 0)) {
            return;
        }
        if (size > 0 && alike(means[size - 1], variances[size - 1], mean, variance)) {
            merge(size - 1, weight, mean, variance, skew);
            return;
        }
        if (size == weights.length) {
            grow();
        }
        weights[size] = weight;
        means[size] = mean;
        variances[size] = variance;
        skews[size] = skew;
        size++;
    }

    /** Adds everything that another mixture holds. */
    public void add(LatencyMixture other) {
        for (int i = 0; i < other.size; i++) {
            add(other.weights[i], other.means[i], other.variances[i], other.skews[i]);
        }
    }

    public void clear() {
        size = 0;
    }

    /** A copy that later additions do not touch. */
    public LatencyMixture copy() {
        return new LatencyMixture(this);
    }

    /** How many requests it holds. */
    public double weight() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /** Mean response time, seconds; NaN if it holds nothing. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * means[i];
        }
        return size == 0 ? Double.NaN : sum / weight();
    }

    /** Share of the requests that took longer than {@code seconds}; NaN if it holds nothing. */
    public double above(double seconds) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * ResponseLaw.above(means[i], variances[i], skews[i], seconds);
        }
        return size == 0 ? Double.NaN : sum / weight();
    }

    /**
     * Whether more than a share of the requests took longer than {@code seconds}, found out as cheaply as can be: far
     * from the mean, Cantelli's inequality says no without a look at the laws.
     */
    public boolean exceeds(double seconds, double share) {
        if (size == 0) {
            return false;
        }
        double most = 0;
        for (int i = 0; i < size; i++) {
            double apart = seconds - means[i];
            double bound = apart > 0 ? variances[i] / (variances[i] + apart * apart) : 1;
            most += weights[i] * bound;
        }
        return most > share * weight() && above(seconds) > share;
    }

    /**
     * Share of the requests that took at most each of several times; beyond the first that all stay below there is
     * nothing to work out. It must hold something.
     *
     * @param seconds rising
     * @param into takes a share, 0..1, for each of them
     */
    public void within(List<Double> seconds, double[] into) {
        Tail[] tails = tails();
        double weight = weight();
        boolean all = false;
        for (int i = 0; i < into.length; i++) {
            double share = all ? 1 : 1 - above(tails, seconds.get(i)) / weight;
            into[i] = share > 1 - 1e-12 ? 1 : Math.max(share, i == 0 ? 0 : into[i - 1]);
            all = into[i] == 1;
        }
    }

    private double above(Tail[] tails, double seconds) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * tails[i].above(seconds);
        }
        return sum;
    }

    /**
     * The response time that a share {@code q} of the requests stayed below.
     *
     * @param q 0..1, both ends excluded
     * @return seconds, to a ten-thousandth of its value; NaN if it holds nothing
     */
    public double quantile(double q) {
        if (size == 0) {
            return Double.NaN;
        }
        double low = 0;
        double high = 0;
        for (int i = 0; i < size; i++) {
            high = Math.max(high, means[i] + 3 * Math.sqrt(variances[i]));
        }
        Tail[] tails = tails();
        double wanted = (1 - q) * weight();
        double ofHigh = excess(tails, high, wanted);
        double ofLow = -StrictMath.log(1 - q);
        while (ofHigh > 0) {
            low = high;
            ofLow = ofHigh;
            high = 2 * high + 1e-9;
            ofHigh = excess(tails, high, wanted);
        }
        return root(tails, wanted, low, ofLow, high, ofHigh);
    }

    /**
     * Where as many take longer as are wanted. Tails fall like exponentials, so that their logarithms are almost
     * straight and few steps lead there, where halving would take a dozen; where constants make them jump, it halves.
     *
     * @see <a href="https://doi.org/10.1016/S0965-9978(96)00051-8">Chandrupatla, A new hybrid quadratic/bisection
     *     algorithm for finding the zero of a nonlinear function without using derivatives, 1997</a>
     */
    private double root(Tail[] tails, double wanted, double low, double ofLow, double high, double ofHigh) {
        double x = high;
        double y = ofHigh;
        double other = low;
        double ofOther = ofLow;
        double share = y == ofOther ? 0.5 : y / (y - ofOther);
        while (true) {
            double least = ACCURACY * Math.max(x, other) / Math.abs(other - x);
            if (least > 0.5 || Math.max(x, other) <= 1e-9) {
                return y > 0 ? onGrid(tails, wanted, x, other) : onGrid(tails, wanted, other, x);
            }
            double next = x + Math.min(1 - least, Math.max(least, share)) * (other - x);
            double ofNext = excess(tails, next, wanted);
            double third = x;
            double ofThird = y;
            if (ofNext > 0 != y > 0) {
                third = other;
                ofThird = ofOther;
                other = x;
                ofOther = y;
            }
            x = next;
            y = ofNext;
            share = share(x, y, other, ofOther, third, ofThird);
        }
    }

    /**
     * The first point of a grid, about as fine as the search, that no more take longer than are wanted: so that of two
     * quantiles the higher is never the smaller, however the search went.
     *
     * @param low more than wanted take longer
     * @param high no more than wanted do
     */
    private double onGrid(Tail[] tails, double wanted, double low, double high) {
        if (high <= 1e-9) {
            return high;
        }
        double point = gridded(Math.nextUp(low));
        while (point < high && excess(tails, point, wanted) > 0) {
            point = gridded(Math.nextUp(point));
        }
        return point;
    }

    /** The next number of seventeen significant bits. */
    private static double gridded(double number) {
        long step = 1L << 36;
        return Double.longBitsToDouble((Double.doubleToRawLongBits(number) + step - 1) & -step);
    }

    /** How far to go from the newest point to the one beyond the root: by a parabola where it is safe, else half. */
    private static double share(double x, double y, double other, double ofOther, double third, double ofThird) {
        double xi = (x - other) / (third - other);
        double phi = (y - ofOther) / (ofThird - ofOther);
        if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) {
            return 0.5;
        }
        return y / (ofOther - y) * ofThird / (ofOther - ofThird)
                + (third - x) / (other - x) * y / (ofThird - y) * ofOther / (ofThird - ofOther);
    }

    /** Logarithm of how many times as many take longer as are wanted. */
    private double excess(Tail[] tails, double seconds, double wanted) {
        return StrictMath.log(Math.max(above(tails, seconds) / wanted, 1e-12));
    }

    private Tail[] tails() {
        Tail[] tails = new Tail[size];
        for (int i = 0; i < size; i++) {
            tails[i] = new Tail(means[i], variances[i], skews[i]);
        }
        return tails;
    }

    private static boolean alike(double mean, double variance, double otherMean, double otherVariance) {
        double apart = Math.abs(variance - otherVariance);
        if (apart <= SURELY_ALIKE * variance) {
            // The deviations differ by apart / (deviation + other), less than a share of the deviation: no need for it.
            return Math.abs(mean - otherMean) <= ALIKE * mean;
        }
        double deviation = Math.sqrt(variance);
        return Math.abs(mean - otherMean) <= ALIKE * mean
                && Math.abs(deviation - Math.sqrt(otherVariance)) <= ALIKE * (deviation + mean);
    }

    private void merge(int i, double weight, double mean, double variance, double skew) {
        double total = weights[i] + weight;
        double share = weight / total;
        means[i] += (mean - means[i]) * share;
        variances[i] += (variance - variances[i]) * share;
        skews[i] += (skew - skews[i]) * share;
        weights[i] = total;
    }

    private void grow() {
        int capacity = 2 * size;
        weights = Arrays.copyOf(weights, capacity);
        means = Arrays.copyOf(means, capacity);
        variances = Arrays.copyOf(variances, capacity);
        skews = Arrays.copyOf(skews, capacity);
    }
}
