package dev.tenfold.inject;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** An event-loop context of Vert.x, and the machine's clocks. */
final class VertxLoop implements Loop {
    private final Vertx vertx;
    private final Clock clock;
    private final Context context;

    VertxLoop(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
        context = vertx.getOrCreateContext();
        if (!context.isEventLoopContext()) {
            throw new IllegalStateException("game days must be made on an event loop or outside of Vert.x");
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void run(Runnable act) {
        context.runOnContext(ignored -> act.run());
    }

    @Override
    public Booking after(Duration delay, Runnable act) {
        long id = vertx.setTimer(Math.max(1, delay.toMillis()), ignored -> run(act));
        return () -> vertx.cancelTimer(id);
    }

    @Override
    public Worker worker(String name) {
        // A thread of the JDK: work of Vert.x' own that outlives it complains on the console.
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
        return new Worker() {
            @Override
            public <T> Future<T> call(Callable<T> work) {
                Promise<T> result = Promise.promise();
                try {
                    thread.execute(() -> act(work, result));
                } catch (RejectedExecutionException closed) {
                    result.fail(closed);
                }
                return result.future();
            }

            @Override
            public void close() {
                thread.shutdown();
            }
        };
    }

    private <T> void act(Callable<T> work, Promise<T> result) {
        try {
            T value = work.call();
            tell(() -> result.complete(value));
        } catch (Exception | Error failed) {
            tell(() -> result.fail(failed));
        }
    }

    private void tell(Runnable news) {
        try {
            run(news);
        } catch (RejectedExecutionException closed) {
            // Vert.x has been closed: nobody waits any more.
        }
    }
}
