package dev.tenfold.inject.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.StraightCourse;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written is undone, however long that takes, by whoever is left. */
class UndoTest {
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

    @Test
    void aServerThatIsAwayIsTriedAgainUntilItIsBack() {
        GameDay day = bench.start(Bench.plan());
        bench.server.refusedUndos = 4;
        Future<Void> stopped = bench.days.stop(day.id(), "enough");
        assertEquals(State.UNDO_PENDING, day.state());
        assertEquals("the server is away", day.undoings().get(0).trouble());
        assertEquals(List.of(), bench.days.onAir());
        bench.pass(4);
        assertFalse(stopped.isComplete());
        bench.pass(4);
        assertTrue(stopped.succeeded());
        assertEquals(State.ENDED, day.state());
        assertEquals(5, day.undoings().get(0).attempts());
        assertEquals(Set.of(), bench.server.alive);
        assertEquals(List.of(), bench.journal.debts());
        assertEquals(
                "undo failed and is tried again: the server is away",
                day.sightings().get(1).text());
    }

    @Test
    void aServerThatNeverAnswersIsTriedAgainWithANewSink() {
        GameDay day = bench.start(Bench.plan());
        bench.server.mute = true;
        bench.days.stop(day.id(), "enough");
        assertEquals(State.UNDOING, day.state());
        bench.pass(10);
        assertEquals(State.UNDO_PENDING, day.state());
        bench.server.mute = false;
        bench.pass(1);
        assertEquals(State.ENDED, day.state());
        assertEquals(0, bench.server.open);
    }

    @Test
    void aPersonMayGiveUp() {
        GameDay day = bench.start(Bench.plan());
        bench.server.refusedUndos = 1000;
        bench.days.stop(day.id(), "enough");
        bench.pass(60);
        assertEquals(State.UNDO_PENDING, day.state());
        bench.days.giveUp(day.id(), "ana");
        assertEquals(State.ENDED, day.state());
        assertEquals(List.of(), bench.journal.debts());
    }

    @Test
    void everySeriesIsOnDiskBeforeItIsWritten() {
        StraightCourse course = bench.course();
        bench.server.beforeWrite = () -> {
            long told = bench.journal.debts().get(0).series().size();
            assertEquals(course.series.size(), told);
            assertEquals(course.series.size(), onDisk());
        };
        bench.started(Bench.plan(), course);
        for (int i = 0; i < 5; i++) {
            course.series.add("more" + i);
            bench.pass(1);
        }
        assertEquals(6, bench.server.snapshots.size());
    }

    private long onDisk() {
        try {
            return Files.readString(bench.journal.file()).split("\"__name__\"").length - 1;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void whatACrashLeftIsUndoneByTheNextProcess(@TempDir Path afterwards) throws IOException {
        bench.start(Bench.plan());
        bench.start(Bench.plan().to(Bench.THERE));
        bench.pass(3);
        Files.copy(bench.journal.file(), afterwards.resolve("journal"));
        try (Bench next = new Bench(afterwards, bench)) {
            assertEquals(List.of(), next.days.inherited());
            assertEquals(List.of(), next.journal.debts());
        }
        assertEquals(Set.of(), bench.server.alive);
        assertEquals(Set.of(), bench.serverOf(Bench.THERE).alive);
    }

    @Test
    void whatACrashLeftIsTriedAgainToo(@TempDir Path afterwards) throws IOException {
        bench.start(Bench.plan());
        Files.copy(bench.journal.file(), afterwards.resolve("journal"));
        bench.server.refusedUndos = 2;
        try (Bench next = new Bench(afterwards, bench)) {
            assertEquals("the server is away", next.days.inherited().get(0).trouble());
            next.pass(5);
            assertEquals(List.of(), next.days.inherited());
        }
        assertEquals(Set.of(), bench.server.alive);
    }

    @Test
    void aDayWhoseJournalCannotBeWrittenWritesNothing() throws IOException {
        bench.journal.close();
        Future<GameDay> start = bench.days.start(Bench.plan(), bench.course());
        assertTrue(start.failed());
        assertEquals(List.of(), bench.server.snapshots);
    }

    @Test
    void aSinkInTroubleIsToldOnceAndOnceMoreWhenItIsOver() {
        GameDay day = bench.start(Bench.plan());
        bench.server.trouble = "401 Unauthorized";
        bench.pass(3);
        bench.server.trouble = "";
        bench.pass(2);
        assertEquals(
                List.of("401 Unauthorized", "it takes samples again"),
                day.sightings().stream()
                        .filter(sighting -> sighting.kind() == Sighting.Kind.TROUBLE)
                        .map(Sighting::text)
                        .toList());
    }
}
