package dev.tenfold.inject.replicas;

import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A source of replicas for one who waits for the answer, with an event loop of its own. */
public final class Glimpse implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 2;

    private final Vertx vertx;
    private final ReplicaSource source;

    private Glimpse(Vertx vertx, ReplicaSource source) {
        this.vertx = vertx;
        this.source = source;
    }

    /**
     * Opens one, as {@link ReplicaSources} does.
     *
     * @param environment of the process
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public static Glimpse open(String service, URI uri, Map<String, String> environment) {
        Clock clock = Clock.systemUTC();
        Vertx vertx = Vertx.vertx();
        try {
            return new Glimpse(vertx, new ReplicaSources(vertx, environment, clock).open(service, uri));
        } catch (IllegalArgumentException wrong) {
            vertx.close();
            throw wrong;
        }
    }

    /** How many take requests, or at least were asked for; empty if nobody says so within two seconds. */
    public OptionalInt ready() {
        try {
            ReplicaCount count =
                    source.read().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return count.ready().isPresent() ? count.ready() : OptionalInt.of(count.desired());
        } catch (ExecutionException | TimeoutException silent) {
            return OptionalInt.empty();
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    @Override
    public void close() {
        source.close();
        vertx.close();
    }
}
