package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.verdict.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.DoubleConsumer;

/**
 * Rehearsals that are done several at a time and handed back in their order, so that nothing that is told of them
 * depends on how many work.
 */
final class Rehearsals implements AutoCloseable {
    private static final int SHOWN_EVERY_MILLIS = 200;

    private final List<Work> works;
    private final List<Future<Report>> futures = new ArrayList<>();
    private final AtomicLongArray shares;
    private final ExecutorService threads;

    /** One rehearsal, which tells how far it is. */
    interface Work {
        Report done(DoubleConsumer progress) throws Misuse, BadInput;
    }

    /**
     * Begins.
     *
     * @param works in order
     * @param atOnce how many at a time; with 1 each is done when it is asked for, by who asks
     */
    Rehearsals(List<Work> works, int atOnce) {
        this.works = List.copyOf(works);
        shares = new AtomicLongArray(works.size());
        int workers = Math.min(atOnce, works.size());
        threads = workers > 1 ? Executors.newFixedThreadPool(workers, Rehearsals::thread) : null;
        for (int i = 0; threads != null && i < works.size(); i++) {
            int number = i;
            futures.add(threads.submit(
                    () -> works.get(number).done(share -> shares.lazySet(number, Double.doubleToRawLongBits(share)))));
        }
    }

    /**
     * The report of one, as soon as it is there.
     *
     * @param number its place, from 0
     * @param progress told by the caller's own thread how far it is, 0..1
     */
    Report await(int number, DoubleConsumer progress) throws Misuse, BadInput {
        if (threads == null) {
            return works.get(number).done(progress);
        }
        while (true) {
            try {
                return futures.get(number).get(SHOWN_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                progress.accept(Double.longBitsToDouble(shares.get(number)));
            } catch (ExecutionException failed) {
                throw rethrown(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while rehearsing", interrupted);
            }
        }
    }

    private static Misuse rethrown(Throwable cause) throws Misuse, BadInput {
        if (cause instanceof BadInput mistake) {
            throw mistake;
        }
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error fault) {
            throw fault;
        }
        return (Misuse) cause;
    }

    /** A process that is told to end does not wait for them. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rehearsal");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
