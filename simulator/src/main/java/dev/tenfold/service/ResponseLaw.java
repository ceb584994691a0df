package dev.tenfold.service;

/**
 * A law of response times by its first three cumulants, read as a shifted gamma law. Cumulants of what follows one
 * another add up, so that the law of a request through several services is the sum of theirs; and the shifted gamma law
 * is exact for the two ends that matter: a constant, and an exponential.
 *
 * @param mean first cumulant, seconds; >= 0
 * @param variance second cumulant, seconds squared; >= 0
 * @param skew third cumulant, seconds cubed; >= 0
 */
public record ResponseLaw(double mean, double variance, double skew) {
    /** Below this share of the mean a spread is none. */
    private static final double NO_SPREAD = 1e-6;

    /** Shapes above this are as good as normal. */
    private static final double NORMAL_SHAPE = 400;

    /** No time at all. */
    public static final ResponseLaw ZERO = new ResponseLaw(0, 0, 0);

    /** Share of answers that take longer than {@code seconds}. */
    public double above(double seconds) {
        return above(mean, variance, skew, seconds);
    }

    /** The same of a law that is no object: one that changes each step. */
    static double above(double mean, double variance, double skew, double seconds) {
        double deviation = Math.sqrt(variance);
        if (isConstant(mean, deviation)) {
            return mean > seconds ? 1 : 0;
        }
        if (seconds > mean + 40 * deviation) {
            return 0;
        }
        double shape = shape(variance, skew, deviation);
        double scale = deviation / Math.sqrt(shape);
        double shift = mean - shape * scale;
        return Gamma.upper(shape, (seconds - shift) / scale);
    }

    /**
     * Mean of the answers when each is cut off at {@code limit}: what a caller waits that gives up then.
     *
     * @param limit seconds
     */
    public double meanCutAt(double limit) {
        return meanCutAt(mean, variance, skew, limit);
    }

    /** The same of a law that is no object. */
    static double meanCutAt(double mean, double variance, double skew, double limit) {
        double deviation = Math.sqrt(variance);
        if (isConstant(mean, deviation) || limit > mean + 40 * deviation) {
            return Math.min(mean, limit);
        }
        double shape = shape(variance, skew, deviation);
        double scale = deviation / Math.sqrt(shape);
        double shift = mean - shape * scale;
        double x = (limit - shift) / scale;
        if (x <= 0) {
            return limit;
        }
        double above = Gamma.upper(shape, x);
        double below = 1 - Gamma.upper(shape + 1, x);
        // A law of three cumulants may reach below zero, where no answer is.
        return Math.max(0, shift * (1 - above) + shape * scale * below + limit * above);
    }

    /** Whether a law has next to no spread. */
    static boolean isConstant(double mean, double deviation) {
        return deviation <= mean * NO_SPREAD;
    }

    /** A gamma law's skewness is 2 / sqrt(shape). */
    static double shape(double variance, double skew, double deviation) {
        double skewness = skew / (variance * deviation);
        return skewness <= 2 / Math.sqrt(NORMAL_SHAPE) ? NORMAL_SHAPE : 4 / (skewness * skewness);
    }
}
