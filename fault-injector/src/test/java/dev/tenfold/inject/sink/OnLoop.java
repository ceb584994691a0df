package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A sink on an event loop, as a game day would hold it, called and awaited by a test's thread. */
final class OnLoop implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Sink sink;

    OnLoop(String kind, URI uri, Map<String, String> options) {
        sink = now(() -> Sinks.open(vertx, new Destination(kind, uri, options)));
    }

    private <T> T now(Callable<T> act) {
        Promise<T> done = Promise.promise();
        context.runOnContext(ignored -> {
            try {
                done.complete(act.call());
            } catch (Exception failed) {
                done.fail(failed);
            }
        });
        return await(done.future(), 60);
    }

    static <T> T await(Future<T> future, int seconds) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("not within " + seconds + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } catch (java.util.concurrent.ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    Vertx vertx() {
        return vertx;
    }

    Future<Void> writing(Snapshot snapshot) {
        return now(() -> sink.write(snapshot)).map(done -> done);
    }

    void write(Snapshot snapshot) {
        await(now(() -> sink.write(snapshot)), 30);
    }

    void undo(Collection<Labels> series, Instant now) {
        await(now(() -> sink.undo(series, now)), 30);
    }

    Future<Void> undoing(Collection<Labels> series, Instant now) {
        return now(() -> sink.undo(series, now));
    }

    Sink.Health health() {
        return now(sink::health);
    }

    @Override
    public void close() {
        now(() -> {
            sink.close();
            return null;
        });
        await(vertx.close(), 30);
    }
}
