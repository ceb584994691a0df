package dev.tenfold.inject.replicas;

import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Replicas that a platform tells by itself, over the service's own API: the last value counts until it expires. */
public final class ToldReplicas implements ReplicaSource {
    /** What this kind is called. */
    public static final String KIND = "webhook";

    /** How long a value counts unless somebody says otherwise. */
    public static final Duration EXPIRY = Duration.ofMinutes(5);

    private final String service;
    private final Duration expiry;
    private final Clock clock;
    private volatile Told last;

    private record Told(Instant at, ReplicaCount count) {}

    /**
     * A source that was told nothing yet.
     *
     * @param service of the scenario
     * @param expiry how long a value counts
     * @param clock the wall clock
     */
    public ToldReplicas(String service, Duration expiry, Clock clock) {
        this.service = service;
        this.expiry = expiry;
        this.clock = clock;
    }

    /** The platform has that many now. */
    public void tell(ReplicaCount count) {
        last = new Told(clock.instant(), count);
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public String origin() {
        return KIND;
    }

    @Override
    public Future<ReplicaCount> read() {
        Told told = last;
        boolean known = told != null && !clock.instant().isAfter(told.at().plus(expiry));
        return known
                ? Future.succeededFuture(told.count())
                : Future.failedFuture(new ReplicaFailure(
                        "nobody has told the replicas of " + service + " for " + expiry.toSeconds() + " s"));
    }

    @Override
    public void close() {}
}
