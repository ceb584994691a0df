package dev.tenfold.service;

/**
 * A young replica needs more CPU for a request than an old one: code is not compiled yet, caches are empty.
 *
 * @param lastsNanos from its readiness until it is as fast as an old one, nanoseconds; > 0
 * @param cpuFactor how many times an old one's CPU it needs at first; >= 1
 * @param curve how that falls
 */
public record WarmUp(long lastsNanos, double cpuFactor, Curve curve) {
    /** An exponential has come down to 5 % of what there was after the time that it lasts; e^-3 is that. */
    private static final double FALL = 3;

    /** And to nothing, near enough, after twice that time. */
    private static final int TIMES_LASTS = 2;

    /** How the excess falls. */
    public enum Curve {
        /** By equal parts; as caches fill. */
        LINEAR,
        /** Most at first; as a just-in-time compiler finds the hot code. Down to 5 % after the time it lasts. */
        EXPONENTIAL
    }

    public WarmUp {
        if (lastsNanos <= 0) {
            throw new IllegalArgumentException("lastsNanos must be > 0");
        }
        if (!(cpuFactor >= 1)) {
            throw new IllegalArgumentException("cpuFactor must be >= 1");
        }
    }

    /**
     * How many times an old replica's CPU a replica needs.
     *
     * @param ageNanos since it was ready, nanoseconds
     */
    public double factor(long ageNanos) {
        if (ageNanos >= overNanos()) {
            return 1;
        }
        double part = Math.max(0, ageNanos) / (double) lastsNanos;
        double left = curve == Curve.LINEAR ? 1 - part : StrictMath.exp(-FALL * part);
        return 1 + (cpuFactor - 1) * left;
    }

    /** Age from which on it is an old one, nanoseconds. */
    public long overNanos() {
        return curve == Curve.LINEAR ? lastsNanos : TIMES_LASTS * lastsNanos;
    }
}
