package dev.tenfold.inject.platform.keda;

import dev.tenfold.inject.platform.keda.GrpcFailure.Status;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One call with one message from the client: over HTTP/2, each message behind five bytes that tell whether it is
 * compressed and how long it is, the outcome in trailers.
 *
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md">gRPC over HTTP/2</a>
 */
final class GrpcCall {
    /** No request of KEDA comes near; it bounds what a client can make us hold. */
    private static final int LARGEST_MESSAGE = 64 * 1024;

    private static final int PREFIX = 5;
    private static final String TYPE = "application/grpc";

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Buffer received = Buffer.buffer();
    private long deadlineTimer = -1;
    private boolean ended;
    private Runnable onEnd = () -> {};

    GrpcCall(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
    }

    /** Reads the message and has the method answer it. */
    void serve(Consumer<byte[]> method) {
        String type = String.valueOf(request.getHeader("Content-Type"));
        if (request.version() != HttpVersion.HTTP_2 || request.method() != HttpMethod.POST || !type.startsWith(TYPE)) {
            // Whoever asks so is no client of gRPC: the answer is one of HTTP.
            response.setStatusCode(415).end("gRPC needs HTTP/2, POST and " + TYPE + "\n");
            return;
        }
        response.putHeader("Content-Type", TYPE).putHeader("grpc-accept-encoding", "identity");
        response.exceptionHandler(gone -> finish());
        response.closeHandler(gone -> finish());
        guarded(() -> {
            awaitDeadline();
            request.handler(chunk -> guarded(() -> take(chunk)));
            request.endHandler(end -> guarded(() -> method.accept(message())));
        });
    }

    /** Does something for the call, and ends it if that fails. */
    void guarded(Runnable step) {
        if (ended) {
            return;
        }
        try {
            step.run();
        } catch (GrpcFailure failure) {
            end(failure.status(), failure.getMessage());
        }
    }

    private void awaitDeadline() {
        String timeout = request.getHeader("grpc-timeout");
        if (timeout != null) {
            long millis = Timeout.millis(timeout);
            deadlineTimer = vertx.setTimer(
                    Math.max(1, millis), expired -> end(Status.DEADLINE_EXCEEDED, "the deadline has passed"));
        }
    }

    private void take(Buffer chunk) {
        if (received.length() + chunk.length() > PREFIX + LARGEST_MESSAGE) {
            throw tooLarge();
        }
        received.appendBuffer(chunk);
        if (received.length() >= PREFIX && received.getUnsignedInt(1) > LARGEST_MESSAGE) {
            throw tooLarge();
        }
    }

    private static GrpcFailure tooLarge() {
        return new GrpcFailure(Status.RESOURCE_EXHAUSTED, "a message may have " + LARGEST_MESSAGE + " bytes");
    }

    private byte[] message() {
        if (received.length() < PREFIX || received.getUnsignedInt(1) != received.length() - PREFIX) {
            throw new GrpcFailure(Status.INTERNAL, "the request must be exactly one message");
        }
        if (received.getByte(0) != 0) {
            throw new GrpcFailure(Status.UNIMPLEMENTED, "messages must not be compressed");
        }
        return received.getBytes(PREFIX, received.length());
    }

    /** Sends one message; more may follow. */
    void send(byte[] message) {
        if (!ended) {
            response.write(Buffer.buffer(PREFIX + message.length)
                    .appendByte((byte) 0)
                    .appendInt(message.length)
                    .appendBytes(message));
        }
    }

    /** Ends the call as asked. */
    void end() {
        end(Status.OK, "");
    }

    private void end(Status status, String message) {
        if (ended) {
            return;
        }
        finish();
        String code = Integer.toString(status.code());
        if (response.headWritten()) {
            response.putTrailer("grpc-status", code);
            if (!message.isEmpty()) {
                response.putTrailer("grpc-message", percent(message));
            }
        } else {
            response.putHeader("grpc-status", code);
            if (!message.isEmpty()) {
                response.putHeader("grpc-message", percent(message));
            }
        }
        response.end();
    }

    /** Has something done when the call ends, whoever ends it. */
    void whenEnded(Runnable action) {
        onEnd = action;
        if (ended) {
            action.run();
        }
    }

    private void finish() {
        if (!ended) {
            ended = true;
            vertx.cancelTimer(deadlineTimer);
            onEnd.run();
        }
    }

    private static String percent(String message) {
        StringBuilder text = new StringBuilder();
        for (byte each : message.getBytes(StandardCharsets.UTF_8)) {
            if (each >= ' ' && each <= '~' && each != '%') {
                text.append((char) each);
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(each >> 4 & 0xf, 16)))
                        .append(Character.toUpperCase(Character.forDigit(each & 0xf, 16)));
            }
        }
        return text.toString();
    }
}
