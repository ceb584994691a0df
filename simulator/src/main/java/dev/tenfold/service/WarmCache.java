package dev.tenfold.service;

/** How warm the cache of a caller before a callee is: over all replicas where each has one of its own. */
final class WarmCache {
    private final Cache cache;
    private double warmth = 1;
    /** In the middle of the last step. */
    private double within = 1;

    private int replicas = -1;

    WarmCache(Cache cache) {
        this.cache = cache;
    }

    /** A step passes, with so many ready replicas of the caller; those that are new are cold. */
    void pass(double seconds, int ready) {
        if (cache.inReplica()) {
            if (replicas >= 0 && ready > replicas) {
                warmth = warmth * replicas / ready;
            }
            replicas = ready;
        }
        if (warmth < 1) {
            within = cache.warmed(warmth, seconds / 2);
            warmth = cache.warmed(warmth, seconds);
        } else {
            within = 1;
        }
    }

    /** Everything is gone. */
    void flush() {
        warmth = 0;
        within = 0;
    }

    /** Share of the calls that it answers. */
    double hitShare() {
        return cache.hitRatio() * within;
    }

    double hitSeconds() {
        return cache.hitSeconds();
    }
}
