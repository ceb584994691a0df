package dev.tenfold.inject.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.safety.Finding;
import dev.tenfold.inject.safety.Guard;
import dev.tenfold.inject.safety.Rules;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a game day before its time; and that nothing of it is left then. */
class LeashTest {
    private static final Finding HOLDS = new Finding(Finding.Verdict.HOLDS, "errors is 0");

    @TempDir
    private Path directory;

    private Path stopFile;
    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        stopFile = directory.resolve("stop");
        bench = new Bench(directory, Rules.loopback().stoppedBy(stopFile), Guard.NONE);
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    private void assertUndone(GameDay day, String why) {
        assertEquals(why, day.why());
        assertEquals(State.ENDED, day.state());
        assertEquals(Set.of(), bench.server.alive);
        assertEquals(List.of(), bench.days.onAir());
        assertEquals(List.of(), bench.journal.debts());
        assertEquals(0, bench.server.open);
        int written = bench.server.snapshots.size();
        bench.pass(30);
        assertEquals(written, bench.server.snapshots.size(), "nothing is written after the end");
    }

    @Test
    void theDeadlineEndsIt() {
        GameDay day = bench.start(Plan.until(Duration.ofSeconds(20)).to(Bench.HERE));
        bench.pass(19.9);
        assertEquals(State.RUNNING, day.state());
        bench.pass(0.1);
        assertUndone(day, "its deadline of 20 s has come");
    }

    @Test
    void theDeadlineEndsAPausedOneToo() {
        GameDay day = bench.start(Plan.until(Duration.ofSeconds(20)).to(Bench.HERE));
        day.pause();
        bench.pass(20);
        assertUndone(day, "its deadline of 20 s has come");
    }

    @Test
    void aWallClockThatIsSetBackDoesNotMoveTheDeadline() {
        GameDay day = bench.start(Plan.until(Duration.ofSeconds(20)).to(Bench.HERE));
        bench.loop.set(Duration.ofHours(-1));
        bench.pass(20);
        assertUndone(day, "its deadline of 20 s has come");
    }

    @Test
    void aMachineThatSleptDoesNotMoveTheDeadline() {
        GameDay day = bench.start(Plan.until(Duration.ofSeconds(20)).to(Bench.HERE));
        bench.pass(1);
        bench.loop.set(Duration.ofSeconds(19));
        bench.pass(1);
        assertUndone(day, "its deadline of 20 s has come");
    }

    @Test
    void aSilentControllerEndsIt() {
        GameDay day = bench.start(Bench.plan().beating(Duration.ofSeconds(5)));
        for (int i = 0; i < 3; i++) {
            bench.pass(4);
            day.heartbeat();
        }
        bench.pass(4.9);
        assertEquals(State.RUNNING, day.state());
        bench.pass(1);
        assertUndone(day, "its controller was silent for 5 s");
    }

    @Test
    void aStopConditionEndsIt() {
        GameDay day = bench.start(Bench.plan().unless(Bench.PROBE));
        bench.pass(5);
        assertEquals(State.RUNNING, day.state());
        bench.finding =
                Future.succeededFuture(new Finding(Finding.Verdict.BROKEN, "errors is 0.07, must be at most 0.05"));
        bench.pass(2);
        assertUndone(day, "its stop condition: errors is 0.07, must be at most 0.05");
    }

    @Test
    void absenceOfTheStopConditionsDataEndsItWhenItsPatienceIsOver() {
        GameDay day = bench.start(Bench.plan().unless(Bench.PROBE));
        bench.pass(10);
        bench.finding = Future.succeededFuture(new Finding(Finding.Verdict.UNKNOWN, "errors has no data"));
        bench.pass(3);
        bench.finding = Future.succeededFuture(HOLDS);
        bench.pass(1);
        bench.finding = Future.succeededFuture(new Finding(Finding.Verdict.UNKNOWN, "errors has no data"));
        bench.pass(4);
        assertEquals(State.RUNNING, day.state());
        bench.pass(2);
        assertUndone(day, "its stop condition: nobody can tell for 5 s: errors has no data");
    }

    @Test
    void aCheckerThatNeverAnswersEndsIt() {
        bench.finding = Future.future(never -> {});
        GameDay day = bench.start(Bench.plan().unless(Bench.PROBE));
        bench.pass(6);
        assertUndone(day, "its stop condition: nobody can tell for 5 s: errors has not answered yet");
    }

    @Test
    void aNameThatLeadsElsewhereLaterEndsIt() {
        GameDay day = bench.start(Bench.plan());
        bench.stranger = Optional.of("shop leads to 192.0.2.7, which is not this machine");
        bench.pass(29);
        assertEquals(State.RUNNING, day.state());
        bench.pass(2);
        assertUndone(day, "shop leads to 192.0.2.7, which is not this machine");
    }

    @Test
    void theStopFileEndsAllAndNothingBeginsWhileItIsThere() throws IOException {
        GameDay one = bench.start(Bench.plan());
        GameDay other = bench.start(Bench.plan().to(Bench.THERE));
        Files.createFile(stopFile);
        bench.pass(0.3);
        assertUndone(one, "the stop file " + stopFile + " is there");
        assertEquals(State.ENDED, other.state());
        assertEquals(Set.of(), bench.serverOf(Bench.THERE).alive);
        Future<GameDay> refused = bench.days.start(Bench.plan(), bench.course());
        assertTrue(refused.cause().getMessage().contains("stop file"), () -> "" + refused.cause());
        Files.delete(stopFile);
        bench.start(Bench.plan());
    }

    @Test
    void theEmergencyStopEndsAllWhateverTheyDo() {
        GameDay running = bench.start(Bench.plan());
        GameDay paused = bench.start(Bench.plan().to(Bench.THERE));
        paused.pause();
        bench.finding = Future.future(never -> {});
        Future<GameDay> checking = bench.days.start(
                Plan.until(Duration.ofMinutes(1)).steady(Duration.ofSeconds(30), Bench.PROBE), bench.course());
        assertEquals(3, bench.days.all().size());
        assertTrue(bench.days.stopAll("a person said so").succeeded());
        assertUndone(running, "a person said so");
        assertEquals(State.ENDED, paused.state());
        assertEquals(Set.of(), bench.serverOf(Bench.THERE).alive);
        assertTrue(checking.failed());
        assertEquals(
                Sighting.Kind.INTERVENTION,
                running.sightings().get(running.sightings().size() - 1).kind());
    }

    @Test
    void oneIsStoppedWithoutTheOther() {
        GameDay one = bench.start(Bench.plan());
        GameDay other = bench.start(Bench.plan().to(Bench.THERE));
        assertTrue(bench.days.stop(one.id(), "enough").succeeded());
        assertEquals(State.ENDED, one.state());
        assertEquals(List.of(other.snapshot()), bench.days.onAir());
        assertTrue(bench.days.stop("nobody", "enough").failed());
    }

    @Test
    void everyPlanHasADeadlineAndNoneIsLongerThanTheRulesAllow() {
        Future<GameDay> refused = bench.days.start(Plan.until(Duration.ofHours(5)), bench.course());
        assertEquals(
                "the deadline must be at most 240 min, was 300 min",
                refused.cause().getMessage());
        refused = bench.days.start(Bench.plan().beating(Duration.ofHours(1)), bench.course());
        assertEquals(
                "the patience with its controller must be at most 60 s, was 60 min",
                refused.cause().getMessage());
        assertEquals(
                Optional.empty(),
                bench.days.all().stream()
                        .filter(day -> day.state() != State.ENDED)
                        .findAny());
    }

    /** A guard that was there and is lost. */
    private static final class Deserter implements Guard {
        private boolean lost;

        @Override
        public Future<Void> ready() {
            return Future.succeededFuture();
        }

        @Override
        public boolean isLost() {
            return lost;
        }

        @Override
        public void beat() {}

        @Override
        public void tell(Consumer<String> listener) {}

        @Override
        public void close() {}
    }

    @Test
    void whatIsPushedEndsIfNobodyCouldUndoItForTooLong() throws Exception {
        Deserter guard = new Deserter();
        Files.createDirectories(directory.resolve("other"));
        try (Bench unguarded = new Bench(directory.resolve("other"), Rules.loopback(), guard)) {
            GameDay pushed = unguarded.start(Bench.plan());
            GameDay scraped = unguarded.start(Plan.until(Duration.ofMinutes(10)));
            guard.lost = true;
            unguarded.pass(20);
            guard.lost = false;
            unguarded.pass(2);
            guard.lost = true;
            unguarded.pass(28);
            assertEquals(State.RUNNING, pushed.state());
            unguarded.pass(4);
            assertEquals(State.ENDED, pushed.state());
            assertEquals("nobody could be found for 30 s who would undo it if this process died", pushed.why());
            assertEquals(State.RUNNING, scraped.state());
        }
    }
}
