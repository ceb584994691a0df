package dev.tenfold.benchmark;

import dev.tenfold.drive.Call;
import dev.tenfold.drive.Ending;
import dev.tenfold.drive.Engine;
import dev.tenfold.drive.Journey;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Score;
import dev.tenfold.drive.Target;
import dev.tenfold.drive.Window;
import dev.tenfold.load.Course;
import dev.tenfold.load.Profile;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The engine by itself: {@code closed USERS SECONDS URL} or {@code open RATE SECONDS URL}, on one event loop. The first
 * ten seconds warm it up and do not count. {@code load-engine/benchmarks/drive.sh} compares it with wrk.
 */
public final class DriveBenchmark {
    private static final int WARM_SECONDS = 10;

    private DriveBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        double level = Double.parseDouble(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        URI address = URI.create(arguments[3]);
        Duration length = Duration.ofSeconds(WARM_SECONDS + seconds);
        Profile flat = new Profile(List.of(new Profile.Piece(level, level, length.toNanos())));
        Course course = new Course(flat, Optional.empty());
        LoadPlan.Traffic traffic = arguments[0].equals("open")
                ? new LoadPlan.Open(course, List.of(), true)
                : new LoadPlan.Closed(course);
        Target target = Target.of(address, Target.Protocol.HTTP_1_1);
        LoadPlan plan = new LoadPlan(
                List.of(new Journey("get", 1, List.of(Call.get(target, address.getPath())))),
                traffic,
                length,
                Duration.ofSeconds(10),
                2000,
                1,
                Optional.empty());
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        List<Window> windows = new ArrayList<>();
        new Engine(vertx, plan, 1).run(windows::add).toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
        print(windows, seconds);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void print(List<Window> windows, int seconds) {
        Score all = new Score();
        Histogram lag = new Histogram(1_000, 3_600_000_000_000L, 3);
        for (Window window : windows) {
            if (window.endNanos() > WARM_SECONDS * 1_000_000_000L) {
                all.add(window.all());
                lag.add(window.lag());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d ok, %d bad, %.0f/s; felt p50 %.3f p90 %.3f p99 %.3f max %.3f ms; lag p50 %.3f p99 %.3f max %.3f ms%n",
                all.count(Ending.OK),
                all.bad(),
                (double) all.count() / seconds,
                all.felt(0.5) * 1e3,
                all.felt(0.9) * 1e3,
                all.felt(0.99) * 1e3,
                all.felt(1) * 1e3,
                lag.getValueAtPercentile(50) / 1e6,
                lag.getValueAtPercentile(99) / 1e6,
                lag.getMaxValue() / 1e6);
    }
}
