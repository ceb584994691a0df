package dev.tenfold.inject.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.exposition.Exposition;
import dev.tenfold.inject.exposition.Format;
import dev.tenfold.inject.journal.Journal;
import dev.tenfold.inject.safety.Rules;
import dev.tenfold.inject.sink.Sinks;
import dev.tenfold.metric.Labels;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten minutes of 10,000 series, a step a second, as fast as it goes: the heap after a collection does not grow. */
class SoakTest {
    private static final int SERIES = 10_000;
    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    /** Gauges that are worth the seconds that passed, and pods that come and go. */
    private static final class Crowd implements Course {
        private final List<Labels> series = new ArrayList<>();
        private Duration now = Duration.ZERO;

        @Override
        public String name() {
            return "crowd";
        }

        @Override
        public Duration length() {
            return LENGTH;
        }

        @Override
        public Duration step() {
            return Duration.ofSeconds(1);
        }

        @Override
        public List<String> services() {
            return List.of();
        }

        @Override
        public void advanceTo(Duration sinceStart) {
            now = sinceStart;
        }

        @Override
        public Snapshot snapshot(Instant at, Map<String, String> marker) {
            if (series.isEmpty()) {
                for (int i = 0; i < SERIES; i++) {
                    Labels labels = Labels.of(Labels.NAME, "soak_level", "n", Integer.toString(i));
                    series.add(labels.with(Course.MARKER, marker.get(Course.MARKER)));
                }
            }
            List<Family.Reading> readings = new ArrayList<>(SERIES);
            series.forEach(labels -> readings.add(new Family.Reading(labels, now.toSeconds())));
            return new Snapshot(at, List.of(new Family("soak_level", Family.Type.GAUGE, "", readings)), List.of());
        }

        @Override
        public void replicas(String service, ReplicaCount count) {}

        @Override
        public void intensity(double intensity) {}

        @Override
        public void seen(Sighting sighting) {}

        @Override
        public void close() {}
    }

    private static long usedMebibytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least / MEBIBYTE;
    }

    /** Remote write's server is away all the time: its buffer is full after a minute, and stays so. */
    @Test
    void theHeapIsFlatAlsoWhenTheServerStaysAway() throws Exception {
        Vertx vertx = Vertx.vertx();
        Destination away = new Destination("remote-write", URI.create("http://127.0.0.1:1/api/v1/write"), Map.of());
        try (Journal journal = Journal.open(directory.resolve("journal")).orElseThrow()) {
            GameDays days = new GameDays(vertx, journal, Rules.loopback(), Sinks::open);
            Plan plan = Plan.until(Duration.ofMinutes(5)).to(away).at(50);
            GameDay day = days.start(plan, new Crowd())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            List<Long> used = new ArrayList<>();
            for (int minute : List.of(2, 4, 6, 8, 9)) {
                while (day.state().isLive() && day.shown().compareTo(Duration.ofMinutes(minute)) < 0) {
                    new Exposition(days.onAir()).render(Format.TEXT);
                    TimeUnit.MILLISECONDS.sleep(200);
                }
                assertEquals(State.RUNNING, day.state(), day::why);
                used.add(usedMebibytes());
            }
            assertTrue(day.health().get(0).dropped() > 0, "the buffer is full");
            long first = used.get(0);
            assertTrue(used.stream().allMatch(later -> later <= first + first / 10 + 8), () -> "MiB: " + used);
            days.stop(day.id(), "enough");
            days.giveUp(day.id(), "the test");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }
}
