package dev.tenfold.inject;

import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A server that remembers what is written to it, and its sink. */
public final class RecordingSink implements Sink {
    /** What the server knows. */
    public static final class Server {
        public final List<Snapshot> snapshots = new ArrayList<>();
        public final Set<Labels> alive = new TreeSet<>();
        public final List<Instant> undone = new ArrayList<>();
        public final Set<Labels> undoneSeries = new TreeSet<>();
        public int open;
        public int refusedUndos;
        public boolean mute;
        public String trouble = "";
        public Runnable beforeWrite = () -> {};
    }

    private final Destination destination;
    private final Server server;

    public RecordingSink(Destination destination, Server server) {
        this.destination = destination;
        this.server = server;
        server.open++;
    }

    @Override
    public Destination destination() {
        return destination;
    }

    @Override
    public Future<Void> write(Snapshot snapshot) {
        server.beforeWrite.run();
        server.snapshots.add(snapshot);
        snapshot.families().forEach(family -> family.readings().forEach(each -> server.alive.add(each.labels())));
        return server.trouble.isEmpty() ? Future.succeededFuture() : Future.failedFuture(server.trouble);
    }

    @Override
    public Future<Void> undo(Collection<Labels> series, Instant now) {
        if (server.mute) {
            return Future.future(never -> {});
        }
        if (server.refusedUndos > 0) {
            server.refusedUndos--;
            return Future.failedFuture("the server is away");
        }
        server.alive.removeAll(Set.copyOf(series));
        server.undone.add(now);
        server.undoneSeries.addAll(series);
        return Future.succeededFuture();
    }

    @Override
    public Health health() {
        return new Health(server.trouble.isEmpty(), server.snapshots.size(), 0, 0, server.trouble);
    }

    @Override
    public void close() {
        server.open--;
    }
}
