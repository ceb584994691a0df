package dev.tenfold.inject.replicas;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One connection that tells of changes, an event a line, until the server ends it or it breaks. */
final class Watch {
    /** How long the server is asked to keep it up. */
    private static final long SECONDS = 240;
    /** The server ends a watch in time; one that it does not end is dead. */
    private static final long GRACE_MILLIS = 10_000;

    private static final int LONGEST_LINE = 4 << 20;

    private final Vertx vertx;
    private final ApiServer server;
    private final Workload workload;
    private final Consumer<JsonObject> events;
    private final Promise<Void> ended;
    private HttpClientRequest request;
    private long timer = -1;

    /** @param ended completes when the server ends it in order, and fails otherwise */
    Watch(Vertx vertx, ApiServer server, Workload workload, Consumer<JsonObject> events, Promise<Void> ended) {
        this.vertx = vertx;
        this.server = server;
        this.workload = workload;
        this.events = events;
        this.ended = ended;
    }

    void start(String resourceVersion) {
        URI uri = workload.watch(server.uri(), resourceVersion, SECONDS);
        ended.future().onComplete(done -> vertx.cancelTimer(timer));
        timer = vertx.setTimer(SECONDS * 1000 + GRACE_MILLIS, late -> {
            fail(uri, new ReplicaFailure(server.uri() + " did not end its watch"));
            close();
        });
        Future.succeededFuture()
                .compose(start -> {
                    RequestOptions options = new RequestOptions()
                            .setAbsoluteURI(uri.toString())
                            .setIdleTimeout(SECONDS * 1000 + GRACE_MILLIS);
                    new TreeMap<>(server.headers()).forEach(options::putHeader);
                    return server.client().request(options);
                })
                .compose(opened -> {
                    request = opened;
                    return opened.send();
                })
                .onSuccess(response -> receive(uri, response))
                .onFailure(problem -> fail(uri, problem));
    }

    private void receive(URI uri, HttpClientResponse response) {
        if (response.statusCode() != 200) {
            String retry = response.getHeader("Retry-After");
            response.body()
                    .map(body -> new Fetch.Answered(response.statusCode(), retry, body).orFail(uri))
                    .onSuccess(odd -> fail(uri, new ReplicaFailure(server.uri() + " answered no watch")))
                    .onFailure(problem -> fail(uri, problem));
            return;
        }
        RecordParser lines = RecordParser.newDelimited("\n", response).maxRecordSize(LONGEST_LINE);
        lines.exceptionHandler(problem -> {
            fail(uri, problem);
            close();
        });
        lines.endHandler(end -> ended.tryComplete());
        lines.handler(line -> take(uri, line));
    }

    private void take(URI uri, Buffer line) {
        if (ended.future().isComplete() || line.length() == 0) {
            return;
        }
        try {
            events.accept(new JsonObject(line));
        } catch (ReplicaFailure | DecodeException | ClassCastException problem) {
            fail(uri, problem);
            close();
        }
    }

    private void fail(URI uri, Throwable problem) {
        boolean foreign = problem instanceof DecodeException || problem instanceof ClassCastException;
        ended.tryFail(
                foreign
                        ? new ReplicaFailure(server.uri() + " answers otherwise than Kubernetes")
                        : Fetch.unreachable(uri, problem));
    }

    void close() {
        vertx.cancelTimer(timer);
        if (request != null) {
            request.reset();
        }
    }
}
