package dev.tenfold.service;

/**
 * How fast a platform launches the replicas of one service: a bucket of tokens, one a replica.
 *
 * @param burst replicas that it launches at once after a rest; >= 1
 * @param perSecond further ones, per second; > 0, infinite if nothing limits them
 */
public record LaunchRate(double burst, double perSecond) {
    /** As many at once as anybody asks for. */
    public static final LaunchRate UNLIMITED = new LaunchRate(1, Double.POSITIVE_INFINITY);

    public LaunchRate {
        if (!(burst >= 1) || !(perSecond > 0)) {
            throw new IllegalArgumentException("burst must be >= 1 and perSecond > 0");
        }
    }

    /** Whether it ever holds anybody up. */
    public boolean limits() {
        return perSecond < Double.POSITIVE_INFINITY;
    }
}
