package dev.tenfold.inject.replicas;

import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A source that is asked anew, but no more often than its server likes: in between it answers with what it heard last,
 * and while the server is away too, for a while.
 */
final class Polled implements ReplicaSource {
    private final String service;
    private final URI server;
    private final String origin;
    private final Supplier<Future<ReplicaCount>> ask;
    private final Duration interval;
    private final Duration patience;
    private final Clock clock;
    private final Runnable close;
    private Future<ReplicaCount> underway;
    private ReplicaCount last;
    private Instant heard = Instant.MIN;
    private Instant next = Instant.MIN;

    /**
     * @param server that is asked
     * @param interval from one request to the next
     * @param patience how long what was heard last is believed while requests fail
     */
    Polled(
            Specification specification,
            URI server,
            String origin,
            Supplier<Future<ReplicaCount>> ask,
            Duration interval,
            Duration patience,
            Clock clock,
            Runnable close) {
        this.service = specification.service();
        this.server = server;
        this.origin = origin;
        this.ask = ask;
        this.interval = interval;
        this.patience = patience;
        this.clock = clock;
        this.close = close;
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public Optional<URI> server() {
        return Optional.of(server);
    }

    @Override
    public Future<ReplicaCount> read() {
        Instant now = clock.instant();
        if (underway != null) {
            return underway;
        }
        if (last != null && now.isBefore(next)) {
            return Future.succeededFuture(last);
        }
        next = now.plus(interval);
        Future<ReplicaCount> asked = ask.get().onSuccess(this::hear).recover(this::believe);
        if (!asked.isComplete()) {
            underway = asked;
            asked.onComplete(done -> underway = null);
        }
        return asked;
    }

    private void hear(ReplicaCount count) {
        last = count;
        heard = clock.instant();
    }

    private Future<ReplicaCount> believe(Throwable problem) {
        boolean fresh = last != null && clock.instant().isBefore(heard.plus(patience));
        return fresh ? Future.succeededFuture(last) : Future.failedFuture(problem);
    }

    @Override
    public void close() {
        close.run();
    }
}
