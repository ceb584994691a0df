package dev.tenfold.inject.replicas;

import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Replicas that a platform tells us by itself: {@code POST /replicas} of {@code {"service": "web", "desired": 12,
 * "ready": 10}}. The last value counts until it expires.
 */
public final class Webhooks {
    private static final int LARGEST_BODY = 4096;
    private static final int MOST_REPLICAS = 1_000_000;

    private final Clock clock;
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /** @param clock the wall clock */
    public Webhooks(Clock clock) {
        this.clock = clock;
    }

    private record Told(Instant at, ReplicaCount count) {}

    /** Mounts {@code POST /replicas}; who may call it is for others to say. */
    public void mount(Router router) {
        router.post("/replicas")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::take);
    }

    private void take(RoutingContext context) {
        try {
            JsonObject body = context.body().asJsonObject();
            if (body == null) {
                throw new IllegalArgumentException("the body must be a JSON object");
            }
            for (String key : body.fieldNames()) {
                if (!Set.of("service", "desired", "ready").contains(key)) {
                    throw new IllegalArgumentException("unknown key " + key + ", known are service, desired and ready");
                }
            }
            if (!(body.getValue("service") instanceof String service)) {
                throw new IllegalArgumentException("service must be a text");
            }
            OptionalInt ready = body.containsKey("ready") ? OptionalInt.of(whole(body, "ready")) : OptionalInt.empty();
            ReplicaCount count = new ReplicaCount(whole(body, "desired"), ready);
            if (!open.containsKey(service)) {
                answer(context, 404, "no game day waits for the replicas of " + service);
                return;
            }
            told.put(service, new Told(clock.instant(), count));
            context.response().setStatusCode(204).end();
        } catch (DecodeException | ClassCastException foreign) {
            answer(context, 400, "the body must be a JSON object");
        } catch (IllegalArgumentException wrong) {
            answer(context, 400, wrong.getMessage());
        }
    }

    private static int whole(JsonObject body, String key) {
        if (body.getValue(key) instanceof Integer number && number >= 0 && number <= MOST_REPLICAS) {
            return number;
        }
        throw new IllegalArgumentException(
                key + " must be a whole number 0 to " + MOST_REPLICAS + ", was " + body.getValue(key));
    }

    private static void answer(RoutingContext context, int code, String message) {
        context.response()
                .setStatusCode(code)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("error", message).encode() + "\n");
    }

    /** @param expiry how long a value counts */
    ReplicaSource source(String service, Duration expiry) {
        open.merge(service, 1, Integer::sum);
        return new ReplicaSource() {
            private boolean closed;

            @Override
            public String service() {
                return service;
            }

            @Override
            public String origin() {
                return "webhook POST /replicas";
            }

            @Override
            public Future<ReplicaCount> read() {
                Told last = told.get(service);
                if (last == null || clock.instant().isAfter(last.at().plus(expiry))) {
                    return Future.failedFuture(new ReplicaFailure(
                            "nobody has posted the replicas of " + service + " for " + expiry.toSeconds() + " s"));
                }
                return Future.succeededFuture(last.count());
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    open.computeIfPresent(service, (name, users) -> users == 1 ? null : users - 1);
                    if (!open.containsKey(service)) {
                        told.remove(service);
                    }
                }
            }
        };
    }
}
