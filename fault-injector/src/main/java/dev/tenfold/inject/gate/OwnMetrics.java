package dev.tenfold.inject.gate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;

/**
 * What Tenfold tells of itself at {@code /metrics}: never the series that it injects, which have an endpoint of their
 * own, so that nobody takes the one for the other.
 */
@SuppressWarnings("deprecation") // the registry on simpleclient's model: one library renders all text formats here
public final class OwnMetrics implements AutoCloseable {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Duration LOOP_TICK = Duration.ofMillis(100);

    private final Vertx vertx;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Timer loopLag;
    private long loopTimer = -1;
    private long lastTickNanos;

    /** Starts to measure the process; takes its time. */
    public OwnMetrics(Vertx vertx) {
        this.vertx = vertx;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        loopLag = Timer.builder("tenfold.event.loop.lag")
                .description("How much later than asked for the event loop came to a task")
                .serviceLevelObjectives(
                        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(50))
                .register(registry);
    }

    /** Starts to measure the event loop that it is called on. */
    void watchLoop() {
        lastTickNanos = System.nanoTime();
        loopTimer = vertx.setPeriodic(LOOP_TICK.toMillis(), fired -> tick());
    }

    /** Where others of the service count what they do. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Counts a request that was answered. */
    void request(String method, String route, int status, Duration took) {
        Timer.builder("tenfold.http.requests")
                .description("Requests to the injection service, by route and status")
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(5))
                .register(registry)
                .record(took);
    }

    /** All of it as a scrape wants it; read beside the event loop, since the JVM takes its time over its own beans. */
    Future<Answer> scrape() {
        String type = TextFormat.CONTENT_TYPE_004;
        return vertx.executeBlocking(() -> registry.scrape(type), false).map(text -> Answer.text(type, text));
    }

    private void tick() {
        long now = System.nanoTime();
        loopLag.record(Duration.ofNanos(Math.max(0, now - lastTickNanos - LOOP_TICK.toNanos())));
        lastTickNanos = now;
    }

    @Override
    public void close() {
        vertx.cancelTimer(loopTimer);
        collections.close();
        registry.close();
    }
}
