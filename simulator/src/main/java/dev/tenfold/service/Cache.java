package dev.tenfold.service;

/**
 * A cache before a callee: a hit makes no call. It fills by time: the share of hits of a cold cache is {@code hitRatio
 * (1 - exp(-3 t / fillSeconds))}, which is 95 % of {@code hitRatio} when {@code fillSeconds} are over.
 *
 * @param hitRatio share of calls that it answers once warm; 0..1
 * @param fillSeconds time until a cold one has 95 % of that, seconds; > 0
 * @param hitSeconds how long a hit takes, seconds; >= 0
 * @param inReplica whether each replica of the caller has one of its own, so that new replicas begin cold, rather than
 *     one for all of them
 */
public record Cache(double hitRatio, double fillSeconds, double hitSeconds, boolean inReplica) {
    /** exp(-3) is 5 %. */
    private static final double TO_95_PERCENT = 3;

    public Cache {
        if (!(hitRatio >= 0) || hitRatio > 1) {
            throw new IllegalArgumentException("hits must be 0 % to 100 %");
        }
        if (!(fillSeconds > 0) || !(hitSeconds >= 0)) {
            throw new IllegalArgumentException("fills must be > 0 s and hit-time >= 0 s");
        }
    }

    /**
     * How warm a cache is after some time.
     *
     * @param warmth how warm it was, 0 cold to 1 warm
     */
    public double warmed(double warmth, double seconds) {
        return 1 - (1 - warmth) * StrictMath.exp(-TO_95_PERCENT * seconds / fillSeconds);
    }
}
