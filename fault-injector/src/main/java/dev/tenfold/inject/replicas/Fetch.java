package dev.tenfold.inject.replicas;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a server once, with bounds on time and size. */
final class Fetch {
    /** How long an answer may take. */
    static final long TIMEOUT_MILLIS = 10_000;

    private static final int LARGEST = 8 << 20;
    private static final int LONGEST_EXCERPT = 200;

    private final HttpClient client;

    Fetch(HttpClient client) {
        this.client = client;
    }

    /** What a server answered. */
    record Answered(int status, String retryAfter, Buffer body) {
        /** The body of a success; otherwise fails with what the server says. */
        Buffer orFail(URI uri) {
            if (status >= 200 && status < 300) {
                return body;
            }
            long retry = retryAfter != null && retryAfter.matches("[0-9]{1,5}") ? Long.parseLong(retryAfter) : 0;
            throw new ReplicaFailure(
                    server(uri) + " answered " + status + excerpt(), status, TimeUnit.SECONDS.toMillis(retry));
        }

        private String excerpt() {
            String text = message().strip().replaceAll("\\s+", " ");
            return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(LONGEST_EXCERPT, text.length()));
        }

        private String message() {
            try {
                String message = new JsonObject(body).getString("message");
                return message == null ? body.toString() : message;
            } catch (DecodeException | ClassCastException foreign) {
                return body.toString();
            }
        }
    }

    Future<Answered> send(HttpMethod method, URI uri, Map<String, String> headers, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(uri.toString())
                .setTimeout(TIMEOUT_MILLIS);
        new TreeMap<>(headers).forEach(options::putHeader);
        return client.request(options)
                .compose(request -> request.send(body).compose(response -> whole(request, response)))
                .recover(problem -> Future.failedFuture(unreachable(uri, problem)));
    }

    Future<JsonObject> json(URI uri, Map<String, String> headers) {
        return send(HttpMethod.GET, uri, headers, Buffer.buffer()).map(answer -> {
            try {
                return new JsonObject(answer.orFail(uri));
            } catch (DecodeException | ClassCastException foreign) {
                throw new ReplicaFailure(server(uri) + " answered no JSON object");
            }
        });
    }

    private static Future<Answered> whole(HttpClientRequest request, HttpClientResponse response) {
        Promise<Answered> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(promise::tryFail);
        response.handler(chunk -> {
            if (body.length() + chunk.length() > LARGEST) {
                promise.tryFail(new ReplicaFailure("the answer has more than " + LARGEST + " bytes"));
                request.reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(end ->
                promise.tryComplete(new Answered(response.statusCode(), response.getHeader("Retry-After"), body)));
        return promise.future();
    }

    /** The same failure as one sentence about the server. */
    static ReplicaFailure unreachable(URI uri, Throwable problem) {
        if (problem instanceof ReplicaFailure already) {
            return already;
        }
        String why = problem instanceof TimeoutException
                ? "did not answer within " + TIMEOUT_MILLIS / 1000 + " s"
                : "cannot be reached: "
                        + (problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage());
        return new ReplicaFailure(server(uri) + " " + why);
    }

    /** A server for people: scheme, host and port. */
    static String server(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
