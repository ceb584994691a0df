package dev.tenfold.request;

import dev.tenfold.service.Cache;

/** What one replica of a caller has of its own before one callee: a breaker, connections, a cache. */
final class Site {
    private static final double WARM = 1 - 1e-9;

    /** Null if there is none. */
    final Fuse fuse;
    /** Calls that wait for a connection, by their asks, and the generation of each. */
    final Ring waiting = new Ring();

    final Ring generations = new Ring();
    int connected;
    private double warmth;
    private long warmedNanos;

    /** @param warmth of its cache: 0 cold, 1 warm */
    Site(Fuse fuse, double warmth, long nowNanos) {
        this.fuse = fuse;
        this.warmth = warmth;
        warmedNanos = nowNanos;
    }

    /** Share of calls that a cache answers now. */
    double hitRatio(Cache cache, long nowNanos) {
        if (warmth < WARM) {
            warmth = cache.warmed(warmth, (nowNanos - warmedNanos) / 1e9);
            warmedNanos = nowNanos;
        }
        return cache.hitRatio() * warmth;
    }

    /** Its cache is empty. */
    void flush(long nowNanos) {
        warmth = 0;
        warmedNanos = nowNanos;
    }
}
