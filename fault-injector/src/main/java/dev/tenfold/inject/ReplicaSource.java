package dev.tenfold.inject;

import io.vertx.core.Future;
import java.net.URI;
import java.util.Optional;

/**
 * Where the replicas of one service are read back from: the Kubernetes API, a Prometheus query, an Auto Scaling group,
 * a webhook. All calls come from one event loop.
 */
public interface ReplicaSource extends AutoCloseable {
    /** The service of the scenario whose replicas these are. */
    String service();

    /** Where it reads, for people: {@code kubernetes https://10.0.0.1 deployment shop/web}. */
    String origin();

    /** The server that is asked, which must be allowed; empty if nobody is asked. Nothing is before the first read. */
    default Optional<URI> server() {
        return Optional.empty();
    }

    /**
     * Reads once. A source that is told of changes answers with the last it heard.
     *
     * @return fails with one clear sentence if nothing could be read
     */
    Future<ReplicaCount> read();

    @Override
    void close();
}
