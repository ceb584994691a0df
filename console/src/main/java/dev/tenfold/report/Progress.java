package dev.tenfold.report;

/**
 * How far a long run has come. It prints nothing itself and knows no clock: the caller says how far and when, and
 * prints what it is given.
 */
public final class Progress {

    private static final long SECOND = 1_000_000_000L;

    /** Runs shorter than this stay silent: a bar that flashes up tells nothing. */
    private static final long PATIENCE = SECOND;

    private static final int CELLS = 30;
    private static final String ERASE = "\r\u001b[K";

    private final String label;
    private final boolean terminal;
    private final long period;
    private long startedNanos;
    private long nextNanos;
    private boolean started;
    private boolean shown;

    /**
     * @param label what runs, such as {@code users-x10}
     * @param terminal whether a bar can be redrawn in place; else a line is given every five seconds
     */
    public Progress(String label, boolean terminal) {
        this.label = Prose.clip(label, 40);
        this.terminal = terminal;
        this.period = terminal ? SECOND / 10 : 5 * SECOND;
    }

    /**
     * What to print now.
     *
     * @param fraction how much is done, 0..1
     * @param nowNanos the caller's clock, nanoseconds since any moment; never falls
     * @return empty if it is not yet time for anything new
     */
    public String at(double fraction, long nowNanos) {
        if (!started) {
            started = true;
            startedNanos = nowNanos;
            nextNanos = nowNanos + Math.max(PATIENCE, period);
        }
        if (nowNanos < nextNanos) {
            return "";
        }
        nextNanos = nowNanos + period;
        shown = true;
        double done = Math.min(1, Math.max(0, fraction));
        String told = Prose.pad((int) (done * 100) + " %", 7, true) + left(done, nowNanos - startedNanos);
        return terminal ? ERASE + label + "  " + bar(done) + told : label + told + "\n";
    }

    /** What to print when the run is over: it takes the bar off the screen, if there was one. */
    public String over() {
        return terminal && shown ? ERASE : "";
    }

    private static String bar(double done) {
        int full = (int) (done * CELLS);
        return "█".repeat(full) + "░".repeat(CELLS - full);
    }

    private static String left(double done, long spentNanos) {
        if (done <= 0) {
            return "";
        }
        double seconds = Math.ceil(spentNanos / 1e9 * (1 - done) / done);
        return "  " + Figures.clock(seconds) + " left";
    }
}
