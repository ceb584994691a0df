package dev.tenfold.cli;

import dev.tenfold.report.Progress;
import java.io.PrintWriter;
import java.util.function.DoubleConsumer;

/** Shows how far long work has come. The only reader of the wall clock in a rehearsal: results never depend on it. */
final class ProgressBar implements DoubleConsumer, AutoCloseable {
    private final PrintWriter err;
    private final Progress progress;

    /**
     * Starts the count.
     *
     * @param terminal where to draw
     * @param what the work, such as {@code scenarios/users-x10.yaml}
     */
    ProgressBar(Terminal terminal, String what) {
        err = terminal.err();
        progress = new Progress(what, terminal.live());
        accept(0);
    }

    /** Progress that nobody wants to see. */
    static DoubleConsumer silent() {
        return done -> {};
    }

    /**
     * Tells how much is done.
     *
     * @param done 0..1
     */
    @Override
    public void accept(double done) {
        print(progress.at(done, System.nanoTime()));
    }

    /** Leaves a screen as it was found. */
    @Override
    public void close() {
        print(progress.over());
    }

    private void print(String text) {
        if (text.isEmpty()) return;
        err.print(text);
        err.flush();
    }
}
