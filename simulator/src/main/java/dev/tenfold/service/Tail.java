package dev.tenfold.service;

/** A law of response times that is asked for its share above many times, prepared for them once. */
final class Tail {
    private final double mean;
    private final double deviation;
    private final boolean constant;
    private final double shape;
    private final double scale;
    private final double shift;
    private final double logGamma;

    /** Takes the first three cumulants, as {@link ResponseLaw} does. */
    Tail(double mean, double variance, double skew) {
        this.mean = mean;
        deviation = Math.sqrt(variance);
        constant = ResponseLaw.isConstant(mean, deviation);
        shape = constant ? 1 : ResponseLaw.shape(variance, skew, deviation);
        scale = deviation / Math.sqrt(shape);
        shift = mean - shape * scale;
        logGamma = Gamma.logGamma(shape);
    }

    /** Share of answers that take longer than {@code seconds}: to the bit what {@link ResponseLaw#above} says. */
    double above(double seconds) {
        if (constant) {
            return mean > seconds ? 1 : 0;
        }
        return seconds > mean + 40 * deviation ? 0 : Gamma.upper(shape, (seconds - shift) / scale, logGamma);
    }
}
