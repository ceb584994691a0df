package dev.tenfold.inject.replicas;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An API server that does what a test tells it: each request waits until the test takes it from the queue and answers
 * it, well or badly.
 */
final class FakeApiServer implements AutoCloseable {
    private final Vertx vertx;
    private final HttpServer server;
    private final BlockingQueue<Exchange> requests = new LinkedBlockingQueue<>();

    FakeApiServer(Vertx vertx) {
        this.vertx = vertx;
        server = vertx.createHttpServer()
                .requestHandler(request -> requests.add(new Exchange(vertx, request)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    int port() {
        return server.actualPort();
    }

    /** The next request; fails the test if there is none for long. */
    Exchange next() throws InterruptedException {
        Exchange exchange = requests.poll(20, TimeUnit.SECONDS);
        if (exchange == null) {
            throw new AssertionError("no request came");
        }
        return exchange;
    }

    boolean idle() {
        return requests.isEmpty();
    }

    /** A request that waits for its answer. */
    record Exchange(Vertx vertx, HttpServerRequest request) {
        String uri() {
            return request.uri();
        }

        boolean watch() {
            return "true".equals(request.getParam("watch"));
        }

        String resourceVersion() {
            return String.valueOf(request.getParam("resourceVersion"));
        }

        void answer(int status, String body, String... headers) {
            on(response -> {
                for (int i = 0; i < headers.length; i += 2) {
                    response.putHeader(headers[i], headers[i + 1]);
                }
                response.setStatusCode(status).end(body);
            });
        }

        void list(String resourceVersion, JsonObject... items) {
            answer(
                    200,
                    new JsonObject()
                            .put("metadata", new JsonObject().put("resourceVersion", resourceVersion))
                            .put("items", new JsonArray(java.util.List.of((Object[]) items)))
                            .encode());
        }

        void event(String type, JsonObject object) {
            raw(new JsonObject().put("type", type).put("object", object).encode() + "\n");
        }

        void raw(String text) {
            on(response -> {
                if (!response.headWritten()) {
                    response.setChunked(true);
                }
                response.write(text);
            });
        }

        void end() {
            on(HttpServerResponse::end);
        }

        void drop() {
            vertx.runOnContext(now -> request.connection().close());
        }

        private void on(Consumer<HttpServerResponse> action) {
            vertx.runOnContext(now -> action.accept(request.response()));
        }
    }

    static JsonObject workload(String resourceVersion, int desired, int ready) {
        return new JsonObject()
                .put("metadata", new JsonObject().put("name", "web").put("resourceVersion", resourceVersion))
                .put("spec", new JsonObject().put("replicas", desired))
                .put("status", new JsonObject().put("readyReplicas", ready));
    }

    static JsonObject bookmark(String resourceVersion) {
        return new JsonObject().put("metadata", new JsonObject().put("resourceVersion", resourceVersion));
    }

    static String status(int code, String message) {
        return new JsonObject()
                .put("kind", "Status")
                .put("code", code)
                .put("message", message)
                .encode();
    }

    @Override
    public void close() {
        server.close();
    }
}
