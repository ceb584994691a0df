package dev.tenfold.inject.replicas;

/** Waits twice as long after each failure, up to a bound. */
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long LAST_MILLIS = 30_000;

    private long next = FIRST_MILLIS;

    /** @param asked how long the server wants to be left alone at least */
    long afterFailure(long asked) {
        long wait = Math.max(next, asked);
        next = Math.min(LAST_MILLIS, 2 * next);
        return wait;
    }

    void afterSuccess() {
        next = FIRST_MILLIS;
    }
}
