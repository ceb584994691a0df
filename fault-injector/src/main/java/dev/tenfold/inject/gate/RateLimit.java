package dev.tenfold.inject.gate;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many requests of one client: a bucket of tokens each, filled at a steady rate. Stopping has a bucket of its own,
 * so that a client that asks too much can still stop what it started. All calls come from one event loop.
 */
final class RateLimit implements Handler<RoutingContext> {
    private static final int CLIENTS = 4096;

    private final double perNano;
    private final int burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CLIENTS;
        }
    };

    /** What a client may still ask, and as of when. */
    private record Bucket(double tokens, long atNanos) {}

    RateLimit(Limits limits, LongSupplier nanos) {
        this.perNano = limits.requestsPerSecond() / 1e9;
        this.burst = limits.burst();
        this.nanos = nanos;
    }

    @Override
    public void handle(RoutingContext context) {
        String lane = context.request().path().endsWith("stop") ? "stop " : "any ";
        long waitSeconds = take(lane + context.request().remoteAddress().hostAddress());
        if (waitSeconds == 0) {
            context.next();
            return;
        }
        context.response().putHeader("Retry-After", Long.toString(waitSeconds));
        throw new Refusal(Problem.tooMany("Again in " + waitSeconds + " s."));
    }

    /** Takes one request's token: 0, or else the whole seconds until there is one again. */
    long take(String client) {
        long now = nanos.getAsLong();
        Bucket before = buckets.getOrDefault(client, new Bucket(burst, now));
        double tokens = Math.min(burst, before.tokens + (now - before.atNanos) * perNano);
        buckets.put(client, new Bucket(tokens >= 1 ? tokens - 1 : tokens, now));
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano / 1e9);
    }
}
