package dev.tenfold.inject;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

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
        WorkerExecutor executor = vertx.createSharedWorkerExecutor(name, 1, 1, TimeUnit.HOURS);
        return new Worker() {
            @Override
            public <T> Future<T> call(Callable<T> work) {
                Promise<T> result = Promise.promise();
                executor.executeBlocking(work, true).onComplete(done -> run(() -> result.handle(done)));
                return result.future();
            }

            @Override
            public void close() {
                executor.close();
            }
        };
    }
}
