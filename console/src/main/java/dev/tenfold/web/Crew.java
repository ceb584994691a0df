package dev.tenfold.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Threads that work off a queue. */
final class Crew implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final List<Thread> threads;

    /**
     * Begins to work.
     *
     * @param size threads
     * @param work what is done with each thing; may not throw
     */
    <T> Crew(int size, FairQueue<T> queue, Consumer<T> work) {
        threads = IntStream.range(0, size)
                .mapToObj(number -> new Thread(() -> work(queue, work), "tenfold-rehearsal-" + number))
                .toList();
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
    }

    private static <T> void work(FairQueue<T> queue, Consumer<T> work) {
        try {
            for (T thing = queue.take(); thing != null; thing = queue.take()) {
                work.accept(thing);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a little for what is being done; the queue must be closed before. */
    @Override
    public void close() {
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        try {
            for (Thread thread : threads) {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
