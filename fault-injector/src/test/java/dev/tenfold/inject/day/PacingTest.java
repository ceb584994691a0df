package dev.tenfold.inject.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.StraightCourse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A course keeps step with the wall clock. Its series is worth the seconds that passed on its own clock. */
class PacingTest {
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @ParameterizedTest(name = "at speed {0} after {1} s it shows {2}")
    @CsvSource({"1, 3, 0 1 2 3", "2, 1.5, 0 1 2 3", "0.5, 4, 0 1 2", "1, 0.9, 0"})
    void oneStepAfterTheOther(double speed, double seconds, String shown) {
        bench.start(Bench.plan().at(speed));
        bench.pass(seconds);
        assertEquals(
                List.of(shown.split(" ")),
                bench.written().stream().map(value -> "" + Math.round(value)).toList());
    }

    @Test
    void whatLiesBeforeIsRunThroughAndNotWritten() {
        StraightCourse course = bench.course();
        bench.started(Bench.plan().between(Duration.ofSeconds(30), Duration.ofSeconds(40)), course);
        bench.pass(1);
        assertEquals(List.of(30.0, 31.0), bench.written());
        assertEquals(Duration.ofSeconds(1), course.advances.get(0));
        assertTrue(course.advances.size() > 30, course.advances::toString);
    }

    @Test
    void theLastValueStaysAStepLongAndThenItEnds() {
        GameDay day = bench.start(Bench.plan().between(Duration.ofSeconds(57), Duration.ofSeconds(60)));
        bench.pass(3.9);
        assertEquals(State.RUNNING, day.state());
        bench.pass(0.1);
        assertEquals(List.of(57.0, 58.0, 59.0, 60.0), bench.written());
        assertEquals(State.ENDED, day.state());
        assertEquals("it has run its length", day.why());
    }

    @Test
    void aPauseHoldsTheValuesAndWritesThemOn() {
        GameDay day = bench.start(Bench.plan());
        bench.pass(2);
        day.pause();
        day.intensity(5);
        bench.pass(2);
        assertEquals(State.PAUSED, day.state());
        day.resume();
        bench.pass(1);
        assertEquals(List.of(0.0, 1.0, 2.0, 2.0, 2.0, 15.0), bench.written());
        assertEquals(
                6, bench.server.snapshots.stream().map(Snapshot::at).distinct().count());
    }

    @Test
    void theIntensityChangesLive() {
        GameDay day = bench.start(Bench.plan());
        bench.pass(1);
        day.intensity(1.2);
        bench.pass(1);
        assertEquals(List.of(0.0, 1.0, 2.4), bench.written());
    }

    @Test
    void lateStepsAreCaughtUpInOrderAndToldOnce() {
        StraightCourse course = bench.course();
        GameDay day = bench.started(Bench.plan(), course);
        course.work = () -> {
            course.work = () -> {};
            bench.loop.spend(Duration.ofSeconds(8));
        };
        Instant start = bench.server.snapshots.get(0).at();
        bench.pass(10);
        assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0), bench.written());
        for (int i = 0; i <= 10; i++) {
            assertEquals(start.plusSeconds(i), bench.server.snapshots.get(i).at());
        }
        assertEquals(
                List.of("it cannot keep pace: 7 s late", "it keeps pace again"),
                day.sightings().stream().map(Sighting::text).toList());
        assertEquals(Sighting.Kind.TROUBLE, day.sightings().get(0).kind());
    }

    @Test
    void aWallClockThatIsSetMovesTheStampsButNeverBack() {
        GameDay day = bench.start(Bench.plan());
        bench.pass(2);
        bench.loop.set(Duration.ofSeconds(-90));
        bench.pass(2);
        List<Instant> stamps = bench.server.snapshots.stream().map(Snapshot::at).toList();
        assertEquals(stamps.stream().sorted().distinct().toList(), stamps);
        assertEquals(1, day.sightings().size(), day.sightings()::toString);
        assertEquals(5, bench.written().size());
    }
}
