package dev.tenfold.metric;

/** How far back from its newest sample a series is kept: as far as the most demanding reader said it looks. */
final class Retention {
    private long millis;

    long millis() {
        return millis;
    }

    void raiseTo(long wantedMillis) {
        millis = Math.max(millis, wantedMillis);
    }
}
