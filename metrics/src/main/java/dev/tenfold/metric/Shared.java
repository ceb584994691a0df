package dev.tenfold.metric;

/** What the series of a store share: how far back they are kept, as the most demanding reader said, and who listens. */
final class Shared {
    private long millis;
    private Appended listener;

    long millis() {
        return millis;
    }

    void raiseTo(long wantedMillis) {
        millis = Math.max(millis, wantedMillis);
    }

    void tell(Appended listener) {
        this.listener = listener;
    }

    /** Whether somebody listens. */
    boolean isHeard() {
        return listener != null;
    }

    /** A series took a sample. */
    void appended(Labels labels, long timeMillis, double value) {
        if (listener != null) {
            listener.sample(labels, timeMillis, value);
        }
    }
}
