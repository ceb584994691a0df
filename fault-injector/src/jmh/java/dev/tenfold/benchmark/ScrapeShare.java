package dev.tenfold.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.exposition.ScrapeHandler;
import dev.tenfold.server.PrometheusYaml;
import dev.tenfold.server.RealPrometheus;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What a scrape of 100,000 series costs the injector, beside what it costs the real Prometheus that scrapes: CPU time of
 * both processes over the same scrapes, each of a new snapshot, with garbage collection and compilation.
 */
public final class ScrapeShare {
    private static final int SERIES = 100_000;
    private static final int WARM_UP = 20;
    private static final int SCRAPES = 16;
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private ScrapeShare() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        List<Snapshot> snapshots = ManySeries.rounds(SERIES, 5);
        Semaphore scrapes = new Semaphore(0);
        int[] next = {0};
        Vertx vertx = Vertx.vertx();
        ScrapeHandler handler = new ScrapeHandler(vertx, () -> {
            scrapes.release();
            return List.of(snapshots.get(next[0]++ % snapshots.size()));
        });
        HttpServer server = vertx.createHttpServer()
                .requestHandler(handler::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        URI target = URI.create("http://127.0.0.1:" + server.actualPort() + "/metrics");
        try (RealPrometheus prometheus =
                RealPrometheus.start(PrometheusYaml.every(INTERVAL).scraping(target))) {
            scrapes.acquire(WARM_UP);
            Duration[] before = {own(), prometheus.server().cpu()};
            scrapes.acquire(SCRAPES);
            Duration injector = own().minus(before[0]).dividedBy(SCRAPES);
            Duration real = prometheus.server().cpu().minus(before[1]).dividedBy(SCRAPES);
            System.out.printf(
                    "a scrape of %d series: injector %d ms, Prometheus %d ms of CPU time: %.2f; up is %s%n",
                    SERIES,
                    injector.toMillis(),
                    real.toMillis(),
                    (double) injector.toNanos() / real.toNanos(),
                    prometheus.query("avg_over_time(up[30s])"));
        } finally {
            vertx.close();
        }
    }

    static Duration own() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }
}
