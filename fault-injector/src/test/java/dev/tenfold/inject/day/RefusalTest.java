package dev.tenfold.inject.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.StraightCourse;
import dev.tenfold.inject.safety.AllowList;
import dev.tenfold.inject.safety.Finding;
import dev.tenfold.inject.safety.Guard;
import dev.tenfold.inject.safety.Rules;
import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not begin does not, says why, and leaves no trace. */
class RefusalTest {
    private static final Destination ABROAD =
            new Destination("memory", URI.create("http://192.0.2.7:9090/write"), Map.of());

    @TempDir
    private Path directory;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    private void assertRefused(String why, Plan plan, StraightCourse course) throws IOException {
        long journal = Files.size(bench.journal.file());
        int before = bench.server.snapshots.size();
        Future<GameDay> start = bench.days.start(plan, course);
        assertTrue(start.failed(), "must be refused: " + why);
        assertEquals(why, start.cause().getMessage());
        assertEquals(before, bench.server.snapshots.size());
        assertEquals(journal, Files.size(bench.journal.file()));
        assertTrue(course.closed);
    }

    @Test
    void aSeriesWithoutTheMarker() throws IOException {
        StraightCourse course = bench.course();
        course.marked = false;
        assertRefused("up lacks the marker tenfold_game_day=users-x10-20260301-120000-000", Bench.plan(), course);
    }

    @Test
    void aSeriesThatLosesTheMarkerLaterIsNotWrittenAndEndsIt() {
        StraightCourse course = bench.course();
        GameDay day = bench.started(Bench.plan(), course);
        bench.pass(2);
        course.marked = false;
        bench.pass(2);
        assertEquals("it cannot go on: up lacks the marker tenfold_game_day=" + day.id(), day.why());
        assertEquals(3, bench.server.snapshots.size());
        assertEquals(Set.of(), bench.server.alive);
        Labels marked = Labels.of(Labels.NAME, "up", GameDays.MARKER, day.id());
        assertEquals(Set.of(marked), bench.server.undoneSeries, "a real series is never ended");
    }

    @Test
    void aServerThatIsNotAllowed() throws IOException {
        assertRefused(
                "192.0.2.7 leads to 192.0.2.7, which is not this machine; allow 192.0.2.7 if that is meant",
                Bench.plan().to(ABROAD),
                bench.course());
    }

    @Test
    void aServerThatIsAllowedIsNot(@TempDir Path elsewhere) throws IOException {
        Rules rules = Rules.loopback().allowing(new AllowList(List.of("192.0.2.7:9090")));
        try (Bench wide = new Bench(elsewhere, rules, Guard.NONE)) {
            assertEquals(State.RUNNING, wide.start(Bench.plan().to(ABROAD)).state());
        }
    }

    @Test
    void theSameSeriesToTheSameServerTwice() throws IOException {
        GameDay first = bench.start(Bench.plan());
        assertRefused(
                "game day " + first.id() + " already writes up to memory http://127.0.0.1:9/here",
                Bench.plan(),
                bench.course());
        bench.start(Bench.plan().to(Bench.THERE));
        StraightCourse other = bench.course();
        other.series.set(0, "down");
        bench.started(Bench.plan(), other);
        bench.days.stop(first.id(), "enough");
        bench.start(Bench.plan());
    }

    @Test
    void theSameSeriesLaterEndsTheSecondAndLeavesTheFirst() {
        GameDay first = bench.start(Bench.plan());
        StraightCourse course = bench.course();
        course.series.set(0, "down");
        GameDay second = bench.started(Bench.plan(), course);
        course.series.add("up");
        bench.pass(2);
        assertEquals(
                "it cannot go on: game day " + first.id() + " already writes up to memory http://127.0.0.1:9/here",
                second.why());
        assertEquals(State.RUNNING, first.state());
        assertEquals(1, bench.server.alive.size());
    }

    @Test
    void aSteadyStateThatDoesNotHold() throws IOException {
        bench.finding =
                Future.succeededFuture(new Finding(Finding.Verdict.BROKEN, "errors is 0.2, must be at most 0.05"));
        assertRefused(
                "no steady state: errors is 0.2, must be at most 0.05",
                Bench.plan().steady(Duration.ofSeconds(3), Bench.PROBE),
                bench.course());
        bench.finding = Future.succeededFuture(new Finding(Finding.Verdict.UNKNOWN, "errors has no data"));
        assertRefused(
                "no steady state: errors has no data",
                Bench.plan().steady(Duration.ofSeconds(3), Bench.PROBE),
                bench.course());
    }

    @Test
    void aSteadyStateMustHoldWithoutABreak() {
        Future<GameDay> start =
                bench.days.start(Bench.plan().steady(Duration.ofSeconds(5), Bench.PROBE), bench.course());
        bench.pass(4);
        assertFalse(start.isComplete());
        assertEquals(List.of(), bench.server.snapshots);
        bench.finding = Future.succeededFuture(new Finding(Finding.Verdict.BROKEN, "errors is 1"));
        bench.pass(1);
        assertTrue(start.failed());
        bench.finding = Future.succeededFuture(new Finding(Finding.Verdict.HOLDS, "errors is 0"));
        Future<GameDay> again =
                bench.days.start(Bench.plan().steady(Duration.ofSeconds(5), Bench.PROBE), bench.course());
        bench.pass(5);
        assertTrue(again.succeeded());
    }

    @Test
    void moreSeriesThanAllowed(@TempDir Path elsewhere) throws IOException {
        Rules rules = new Rules(AllowList.loopback(), Duration.ofHours(1), Duration.ofMinutes(1), 1, Optional.empty());
        try (Bench narrow = new Bench(elsewhere, rules, Guard.NONE)) {
            StraightCourse course = narrow.course();
            GameDay day = narrow.started(Bench.plan(), course);
            course.series.add("down");
            narrow.pass(1);
            assertEquals("it cannot go on: it has 2 series, allowed are 1", day.why());
        }
    }

    @Test
    void allReasonsAtOnceAndNothingIsWrittenForAPreview() throws IOException {
        Plan plan = Plan.until(Duration.ofHours(9)).to(ABROAD, Bench.HERE).at(1000);
        Preview preview = bench.days.preview(plan, bench.course());
        assertEquals(
                List.of(
                        "the deadline must be at most 240 min, was 540 min",
                        "steps must be at least 10 ms apart, were 1 ms: lower the speed",
                        "192.0.2.7 leads to 192.0.2.7, which is not this machine; allow 192.0.2.7 if that is meant"),
                preview.refusals());
        assertEquals(1, preview.series());
        assertEquals(
                "up{tenfold_game_day=\"users x10\"}", preview.families().get(0).example());
        assertEquals(List.of(ABROAD, Bench.HERE), preview.destinations());
        assertEquals(0, bench.server.open);
        assertEquals(0, Files.size(bench.journal.file()));
        assertEquals(List.of(), bench.days.all());
    }

    @Test
    void nobodyOnGuard(@TempDir Path elsewhere) throws IOException {
        try (Bench unguarded = new Bench(elsewhere, Rules.loopback(), new Absent())) {
            Future<GameDay> start = unguarded.days.start(Bench.plan(), unguarded.course());
            assertEquals("no warden: it does not start", start.cause().getMessage());
            assertEquals(List.of(), unguarded.server.snapshots);
        }
    }

    /** A guard that cannot come. */
    private static final class Absent implements Guard {
        @Override
        public Future<Void> ready() {
            return Future.failedFuture("no warden: it does not start");
        }

        @Override
        public void beat() {}

        @Override
        public void tell(Consumer<String> listener) {}

        @Override
        public void close() {}
    }
}
