package dev.tenfold.inject.station;

import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.exposition.ScrapeHandler;
import dev.tenfold.inject.gate.Gate;
import dev.tenfold.inject.platform.cloudwatch.CloudWatchEndpoint;
import dev.tenfold.inject.platform.keda.ExternalScaler;
import dev.tenfold.inject.platform.keda.MetricsApi;
import dev.tenfold.inject.platform.kubernetes.KubernetesMetrics;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where real pipelines read what is on air, all behind one gate. */
final class Endpoints {
    /** What Prometheus scrapes. */
    static final String SERIES = "/series";

    /** What tools that take an endpoint URL are given. */
    static final String CLOUD_WATCH = "/cloudwatch";

    /** What metrics-server tells by default. */
    private static final Duration CPU_WINDOW = Duration.ofSeconds(15);

    private Endpoints() {}

    static void mount(Vertx vertx, Gate gate, Supplier<List<Snapshot>> onAir) {
        gate.mount(SERIES, new ScrapeHandler(vertx, onAir));
        gate.mount(
                List.of("/apis", "/apis/*", "/api", "/openapi/*", "/version", "/healthz", "/readyz", "/livez"),
                router -> new KubernetesMetrics(onAir, CPU_WINDOW).mount(router));
        gate.mount(List.of("/keda/*"), router -> new MetricsApi(onAir).mount(router));
        gate.mount(
                List.of("/externalscaler.ExternalScaler/*"), router -> new ExternalScaler(vertx, onAir).mount(router));
        gate.mount(
                List.of(CLOUD_WATCH, CLOUD_WATCH + "/*"),
                router -> new CloudWatchEndpoint(vertx, onAir, Clock.systemUTC(), Optional.empty())
                        .mount(router, CLOUD_WATCH));
    }
}
