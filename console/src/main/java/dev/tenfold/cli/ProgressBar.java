package dev.tenfold.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Says how far long work has come: a line redrawn on a screen, a line every few seconds in a log, nothing for work that
 * ends within a moment. The only part of the command line that reads the wall clock, and results never depend on it.
 */
final class ProgressBar implements DoubleConsumer, AutoCloseable {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long FIRST_DRAWING_NANOS = NANOS_PER_SECOND / 2;
    private static final long REDRAW_NANOS = NANOS_PER_SECOND / 10;
    private static final long LOG_LINE_NANOS = 5 * NANOS_PER_SECOND;
    private static final int CELLS = 24;

    private final PrintWriter err;
    private final boolean live;
    private final String what;
    private final LongSupplier nanoClock;
    private final long startNanos;
    private long nextNanos;
    private int drawn;

    /**
     * Starts the count.
     *
     * @param terminal where to draw
     * @param what the work, such as {@code Rehearsing users-x10.yaml}
     */
    ProgressBar(Terminal terminal, String what) {
        this(terminal, what, System::nanoTime);
    }

    ProgressBar(Terminal terminal, String what, LongSupplier nanoClock) {
        this.err = terminal.err();
        this.live = terminal.live();
        this.what = what;
        this.nanoClock = nanoClock;
        this.startNanos = nanoClock.getAsLong();
        this.nextNanos = startNanos + (live ? FIRST_DRAWING_NANOS : LOG_LINE_NANOS);
    }

    /** Progress that nobody wants to see. */
    static DoubleConsumer silent() {
        return done -> {};
    }

    /**
     * Tells how much is done. Cheap enough to be called from a loop, a thousand times a second.
     *
     * @param done 0..1
     */
    @Override
    public void accept(double done) {
        long nowNanos = nanoClock.getAsLong();
        if (nowNanos < nextNanos) return;
        nextNanos = nowNanos + (live ? REDRAW_NANOS : LOG_LINE_NANOS);
        String line = line(Math.min(1, Math.max(0, done)), nowNanos - startNanos);
        if (live) {
            redraw(line);
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** Leaves a screen as it was found. */
    @Override
    public void close() {
        if (drawn == 0) return;
        redraw("");
        err.print('\r');
        err.flush();
    }

    private String line(double done, long elapsedNanos) {
        String percent = BigDecimal.valueOf(done * 100).setScale(0, RoundingMode.FLOOR) + " %";
        String left =
                done == 0 ? "" : ", " + Math.round(elapsedNanos / done * (1 - done) / NANOS_PER_SECOND) + " s left";
        if (!live) return what + ": " + percent + left;
        int full = (int) Math.floor(done * CELLS);
        return what + " [" + "=".repeat(full) + " ".repeat(CELLS - full) + "] " + percent + left;
    }

    private void redraw(String line) {
        err.print('\r' + line + " ".repeat(Math.max(0, drawn - line.length())));
        drawn = line.length();
    }
}
