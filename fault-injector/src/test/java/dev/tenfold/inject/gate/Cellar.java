package dev.tenfold.inject.gate;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.SinkFactory;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** A sink that only counts. */
final class Cellar implements Sink {
    private final Destination destination;
    private final AtomicLong written = new AtomicLong();

    private Cellar(Destination destination) {
        this.destination = destination;
    }

    /** Knows the kind cellar alone. */
    static SinkFactory factory() {
        return (vertx, destination) -> {
            if (!destination.kind().equals("cellar")) {
                throw new IllegalArgumentException("there is no sink of kind " + destination.kind());
            }
            return new Cellar(destination);
        };
    }

    @Override
    public Destination destination() {
        return destination;
    }

    @Override
    public Future<Void> write(Snapshot snapshot) {
        written.addAndGet(snapshot.size());
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> undo(Collection<Labels> series, Instant now) {
        return Future.succeededFuture();
    }

    @Override
    public Health health() {
        return new Health(true, written.get(), 0, 0, "");
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
