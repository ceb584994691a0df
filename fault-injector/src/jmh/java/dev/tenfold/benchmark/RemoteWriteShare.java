package dev.tenfold.benchmark;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.sink.Sinks;
import dev.tenfold.server.PrometheusYaml;
import dev.tenfold.server.RealPrometheus;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What remote write costs the sender, beside what it costs the real Prometheus that takes it, at the limit of what that
 * takes: 10,000 series again and again, as soon as the last were taken. CPU time of both processes over the same samples.
 */
public final class RemoteWriteShare {
    private static final int SERIES = 10_000;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 200;

    private RemoteWriteShare() {}

    /** Takes the number of shards, 1 where nothing is said. */
    public static void main(String[] arguments) throws Exception {
        String shards = arguments.length > 0 ? arguments[0] : "1";
        List<Snapshot> rounds = ManySeries.rounds(SERIES, 10);
        Vertx vertx = Vertx.vertx();
        Context loop = vertx.getOrCreateContext();
        try (RealPrometheus prometheus = RealPrometheus.start(PrometheusYaml.every(Duration.ofMinutes(1)))) {
            Destination destination =
                    new Destination("remote-write", prometheus.writeUri(), Map.of("shards", shards));
            Sink sink = Sinks.open(vertx, destination);
            Instant start = Instant.now();
            for (int i = 0; i < WARM_UP; i++) {
                write(loop, sink, rounds.get(i % rounds.size()), start.plusMillis(i));
            }
            Duration[] before = {ScrapeShare.own(), prometheus.server().cpu()};
            long began = System.nanoTime();
            for (int i = WARM_UP; i < WARM_UP + ROUNDS; i++) {
                write(loop, sink, rounds.get(i % rounds.size()), start.plusMillis(i));
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            Duration sender = ScrapeShare.own().minus(before[0]);
            Duration real = prometheus.server().cpu().minus(before[1]);
            System.out.printf(
                    "%d shards: %.0f samples/s; sender %.2f s, Prometheus %.2f s of CPU time: %.2f; %s%n",
                    Integer.parseInt(shards),
                    SERIES * (double) ROUNDS / seconds,
                    sender.toMillis() / 1e3,
                    real.toMillis() / 1e3,
                    (double) sender.toNanos() / real.toNanos(),
                    sink.health());
        } finally {
            vertx.close();
        }
    }

    private static void write(Context loop, Sink sink, Snapshot round, Instant at) throws Exception {
        Snapshot snapshot = new Snapshot(at, round.families(), List.of());
        Promise<Future<Void>> begun = Promise.promise();
        loop.runOnContext(ignored -> begun.complete(sink.write(snapshot)));
        begun.future()
                .compose(done -> done)
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }
}
