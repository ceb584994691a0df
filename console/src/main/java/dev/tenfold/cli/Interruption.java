package dev.tenfold.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wish to end this process, by Ctrl-C or a signal: it is told, and the process ends when the work has been ended. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "tenfold-interruption");
    private volatile boolean wanted;

    private Interruption() {}

    /** From now on this process ends no sooner than {@link #close()} is called, or after a while. */
    static Interruption open() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Why to end; empty as long as nobody wants that. */
    Optional<String> why() {
        return wanted ? Optional.of("interrupted") : Optional.empty();
    }

    private void interrupted() {
        wanted = true;
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("tenfold: not undone in time; the next start of inject undoes it");
            }
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended; results are printed. */
    @Override
    public void close() {
        done.countDown();
        if (!wanted) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endsAlready) {
                // The hook waits no longer.
            }
        }
    }
}
