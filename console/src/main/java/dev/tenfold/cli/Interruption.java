package dev.tenfold.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wish to end this process, by Ctrl-C or a signal: it is told, and the process ends when the work has been ended. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;

    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "tenfold-interruption");
    private final String ifTooLate;
    private Runnable ends = () -> {};

    private Interruption(String ifTooLate) {
        this.ifTooLate = ifTooLate;
    }

    /** From now on this process ends no sooner than {@link #close()} is called, or after a while. */
    static Interruption open() {
        return open("not ended in time");
    }

    /** The same, where something has to be undone. */
    static Interruption ofGameDay() {
        return open("not undone in time; the next start of inject undoes it");
    }

    private static Interruption open(String ifTooLate) {
        Interruption interruption = new Interruption(ifTooLate);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** What to do once somebody wants it to end, in place of what was said before; at once if somebody does already. */
    synchronized void then(Runnable what) {
        ends = what;
        if (wanted()) {
            ends.run();
        }
    }

    /** Why to end; empty as long as nobody wants that. */
    Optional<String> why() {
        return wanted() ? Optional.of("interrupted") : Optional.empty();
    }

    /** Waits until somebody wants it to end. */
    void await() throws InterruptedException {
        asked.await();
    }

    private boolean wanted() {
        return asked.getCount() == 0;
    }

    private void interrupted() {
        synchronized (this) {
            asked.countDown();
            ends.run();
        }
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("tenfold: " + ifTooLate);
            }
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended; results are printed. */
    @Override
    public void close() {
        done.countDown();
        if (!wanted()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endsAlready) {
                // The hook waits no longer.
            }
        }
    }
}
