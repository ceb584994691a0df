package dev.tenfold.inject.gate;

import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import io.vertx.core.Future;

/** Replicas that somebody tells by a webhook: the last that was told counts. */
public final class ToldReplicas implements ReplicaSource {
    /** What this kind is called in plans. */
    public static final String KIND = "webhook";

    private final String service;
    private volatile ReplicaCount last;

    /** A source of a service that nothing was told of yet. */
    public ToldReplicas(String service) {
        this.service = service;
    }

    /** The platform has that many now. */
    public void tell(ReplicaCount count) {
        last = count;
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
        ReplicaCount told = last;
        return told == null
                ? Future.failedFuture("nobody has told the replicas of " + service + " yet")
                : Future.succeededFuture(told);
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
