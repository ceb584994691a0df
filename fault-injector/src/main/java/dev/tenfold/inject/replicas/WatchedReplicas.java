package dev.tenfold.inject.replicas;

import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Replicas of a workload of Kubernetes, listed once and watched from then on. A watch that ends is taken up where it
 * ended; one whose past the server has forgotten (410 Gone) begins with a new list; a server that is away is asked
 * again after longer and longer waits.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes">Efficient
 *     detection of changes</a>
 */
final class WatchedReplicas implements ReplicaSource {
    private static final int GONE = 410;

    private final Vertx vertx;
    private final ApiServer server;
    private final Workload workload;
    private final String service;
    private final Duration patience;
    private final Clock clock;
    private final Fetch fetch;
    private final Backoff backoff = new Backoff();
    private Promise<ReplicaCount> first = Promise.promise();
    private Future<ReplicaCount> known = first.future();
    private String resourceVersion = "";
    private Watch watch;
    private Instant heard;
    private ReplicaFailure trouble;
    private long timer = -1;
    private boolean begun;
    private boolean quiet;
    private boolean closed;

    /** @param patience how long what was heard last is believed while the server is away */
    WatchedReplicas(Vertx vertx, ApiServer server, Workload workload, String service, Duration patience, Clock clock) {
        this.vertx = vertx;
        this.server = server;
        this.workload = workload;
        this.service = service;
        this.patience = patience;
        this.clock = clock;
        this.fetch = new Fetch(server.client());
        heard = clock.instant();
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public String origin() {
        return "kubernetes " + server.uri() + " " + workload;
    }

    @Override
    public Optional<URI> server() {
        return Optional.of(server.uri());
    }

    @Override
    public Future<ReplicaCount> read() {
        if (!begun) {
            begun = true;
            heard = clock.instant();
            list();
        }
        if (trouble != null && !clock.instant().isBefore(heard.plus(patience))) {
            return Future.failedFuture(trouble);
        }
        return known;
    }

    private void list() {
        Future.succeededFuture()
                .compose(start -> fetch.json(workload.list(server.uri()), server.headers()))
                .onSuccess(this::listed)
                .onFailure(this::troubled);
    }

    private void listed(JsonObject list) {
        if (closed) {
            return;
        }
        JsonObject metadata = list.getJsonObject("metadata", new JsonObject());
        JsonArray items = list.getJsonArray("items", new JsonArray());
        resourceVersion = metadata.getString("resourceVersion", "");
        backoff.afterSuccess();
        if (items.isEmpty()) {
            lost();
        } else {
            hear(items.getJsonObject(0));
        }
        watch();
    }

    private void watch() {
        if (!closed) {
            Promise<Void> ended = Promise.promise();
            watch = new Watch(vertx, server, workload, this::event, ended);
            quiet = true;
            ended.future().onSuccess(end -> watchAgain()).onFailure(this::troubled);
            watch.start(resourceVersion);
        }
    }

    /** A watch that ended without a word may end so again: it is not hurried. */
    private void watchAgain() {
        if (quiet && !closed) {
            timer = vertx.setTimer(backoff.afterFailure(0), again -> watch());
        } else {
            watch();
        }
    }

    /** Takes an event of the watch; an error of the stream ends it. */
    private void event(JsonObject event) {
        JsonObject object = event.getJsonObject("object", new JsonObject());
        if (event.getString("type", "").equals("ERROR")) {
            throw new ReplicaFailure(
                    "the watch ended: " + object.getString("message", "unknown error"),
                    object.getInteger("code", 0),
                    0);
        }
        resourceVersion =
                object.getJsonObject("metadata", new JsonObject()).getString("resourceVersion", resourceVersion);
        quiet = false;
        backoff.afterSuccess();
        trouble = null;
        heard = clock.instant();
        switch (event.getString("type", "")) {
            case "ADDED", "MODIFIED" -> hear(object);
            case "DELETED" -> lost();
            default -> {
                // A bookmark only tells how far we are.
            }
        }
    }

    private void hear(JsonObject object) {
        JsonObject spec = object.getJsonObject("spec", new JsonObject());
        JsonObject status = object.getJsonObject("status", new JsonObject());
        settle(Future.succeededFuture(new ReplicaCount(
                spec.getInteger("replicas", 1), OptionalInt.of(status.getInteger("readyReplicas", 0)))));
    }

    private void lost() {
        settle(Future.failedFuture(new ReplicaFailure(server.uri() + " has no " + workload)));
    }

    private void settle(Future<ReplicaCount> now) {
        trouble = null;
        heard = clock.instant();
        known = now;
        now.onSuccess(first::tryComplete).onFailure(first::tryFail);
    }

    private void troubled(Throwable problem) {
        if (closed) {
            return;
        }
        ReplicaFailure failure = problem instanceof ReplicaFailure already
                ? already
                : new ReplicaFailure(server.uri() + " answers otherwise than Kubernetes: " + problem.getMessage());
        trouble = failure;
        first.tryFail(failure);
        if (failure.httpStatus() == GONE && !resourceVersion.isEmpty()) {
            resourceVersion = "";
            list();
            return;
        }
        timer = vertx.setTimer(backoff.afterFailure(failure.retryAfterMillis()), again -> {
            if (resourceVersion.isEmpty()) {
                list();
            } else {
                watch();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        vertx.cancelTimer(timer);
        if (watch != null) {
            watch.close();
        }
        server.close();
    }
}
