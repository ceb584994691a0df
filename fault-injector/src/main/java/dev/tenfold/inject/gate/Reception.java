package dev.tenfold.inject.gate;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;

/** Where every request is noted on its way in, and every answer on its way out. */
final class Reception {
    private static final String ID = "tenfold-request";
    private static final String ROUTE = "tenfold-route";
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Log log;
    private final OwnMetrics metrics;
    private final ConnectionWatch watch;
    private final String start;
    private long count;

    Reception(Vertx vertx, Log log, OwnMetrics metrics, ConnectionWatch watch) {
        this.vertx = vertx;
        this.watch = watch;
        this.log = log;
        this.metrics = metrics;
        this.start = Long.toString(System.currentTimeMillis(), 36);
    }

    /** Notes a request, and what every answer has. */
    void receive(RoutingContext context) {
        long begin = System.nanoTime();
        String id = start + "-" + Long.toString(++count, 36);
        context.put(ID, id).put(ROUTE, "unmatched");
        context.response()
                .putHeader("X-Request-Id", id)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        watch.asked(context.request().connection());
        context.addEndHandler(done -> {
            watch.answered(context.request().connection());
            note(context, Duration.ofNanos(System.nanoTime() - begin));
        });
        context.next();
    }

    /** A request that names no host cannot be routed at all. */
    void refuseNameless(HttpServerRequest request) {
        log.info("request", "route", "malformed", "status", 400);
        request.response()
                .setStatusCode(400)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(Problem.malformed("The Host header is missing or names no host.")
                        .json("none")
                        .toBuffer());
    }

    /** What the request goes by in logs and problems. */
    String id(RoutingContext context) {
        return context.get(ID);
    }

    /** Tells which route it took. */
    void name(RoutingContext context, String route) {
        context.put(ROUTE, route);
    }

    /** Sends an answer. */
    void send(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) return;
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (!answer.mediaType().isEmpty()) response.putHeader("Content-Type", answer.mediaType());
        response.end(answer.body());
    }

    /** Tells the client why it gets no answer. */
    void fail(RoutingContext context) {
        Throwable cause = context.failure();
        if (cause instanceof Refusal refusal) {
            send(context, refusal.problem());
        } else if (cause instanceof HttpException found) {
            refuse(context, found.getStatusCode());
        } else if (cause == null || context.statusCode() >= 400 && context.statusCode() < 500) {
            refuse(context, context.statusCode());
        } else {
            log.error("failed", cause, "request", id(context), "route", context.get(ROUTE));
            send(context, Problem.ours(id(context)));
        }
    }

    /** What the router itself refuses. */
    void refuse(RoutingContext context, int status) {
        send(
                context,
                switch (status) {
                    case 404 -> Problem.missing("No such path.");
                    case 400 -> Problem.malformed("The path or the query is not encoded as it must be.");
                    default -> Problem.ofStatus(status < 400 ? 500 : status, "Refused by the router.");
                });
    }

    private void send(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.headWritten() || response.closed()) {
            response.reset();
            return;
        }
        HttpServerRequest request = context.request();
        if (problem.status() == 429 && !response.headers().contains("Retry-After")) {
            response.putHeader("Retry-After", "1");
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(problem.json(id(context)).toBuffer());
        if (!request.isEnded()) linger(request);
    }

    /** A client that still sends may read its answer before the door falls shut. */
    private void linger(HttpServerRequest request) {
        request.handler(ignored -> {});
        request.resume();
        vertx.setTimer(LINGER.toMillis(), late -> {
            if (!request.isEnded()) request.connection().close();
        });
    }

    private void note(RoutingContext context, Duration took) {
        HttpServerRequest request = context.request();
        String route = context.get(ROUTE);
        int status = context.response().getStatusCode();
        metrics.request(request.method().name(), route, status, took);
        log.info(
                "request",
                "request",
                id(context),
                "method",
                request.method().name(),
                "route",
                route,
                "status",
                status,
                "micros",
                took.toNanos() / 1000,
                "client",
                request.remoteAddress().hostAddress());
    }
}
