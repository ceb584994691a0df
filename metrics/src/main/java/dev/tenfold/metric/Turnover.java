package dev.tenfold.metric;

/** How often series of some kind have come or gone: what was selected at another count must be selected again. */
public final class Turnover {
    private long count;

    Turnover() {}

    void rise() {
        count++;
    }

    /** Changes so far. */
    public long count() {
        return count;
    }
}
