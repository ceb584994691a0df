package dev.tenfold.inject.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.RecordingSink;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.StraightCourse;
import dev.tenfold.inject.journal.Journal;
import dev.tenfold.inject.safety.Rules;
import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real loop of Vert.x and the wall clock. */
class LoopTest {
    private static final long PATIENCE_SECONDS = 10;

    private final RecordingSink.Server server = new RecordingSink.Server();
    private final Set<String> threads = new ConcurrentSkipListSet<>();
    private final Vertx vertx = Vertx.vertx();
    private Journal journal;
    private GameDays days;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        journal = Journal.open(directory.resolve("journal")).orElseThrow();
        days = new GameDays(vertx, journal, Rules.loopback(), (ignored, destination) -> new Watched(destination));
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        journal.close();
    }

    private GameDay start(StraightCourse course) throws Exception {
        return days.start(Bench.plan().at(20), course).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void allSinksAreCalledOnOneEventLoop() throws Exception {
        CountDownLatch written = new CountDownLatch(5);
        server.beforeWrite = written::countDown;
        GameDay day = start(new StraightCourse("real", Duration.ofSeconds(1)));
        assertTrue(written.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        days.stop(day.id(), "enough").await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals(1, threads.size(), threads::toString);
        assertTrue(threads.iterator().next().contains("eventloop"), threads::toString);
        assertEquals(Set.of(), server.alive);
    }

    @Test
    void aCourseThatHangsDoesNotHoldTheUndoUp() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        StraightCourse course = new StraightCourse("real", Duration.ofSeconds(1));
        GameDay day = start(course);
        course.work = () -> {
            hangs.countDown();
            awaitQuietly(release);
        };
        try {
            assertTrue(hangs.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
            days.stopAll("enough").await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertEquals(State.ENDED, day.state());
            assertEquals(Set.of(), server.alive);
            assertEquals(List.of(), days.onAir());
        } finally {
            release.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(3 * PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes on which thread it is called. */
    private final class Watched implements Sink {
        private final Sink sink;

        private Watched(Destination destination) {
            sink = new RecordingSink(destination, server);
            note();
        }

        private void note() {
            threads.add(Thread.currentThread().getName());
        }

        @Override
        public Destination destination() {
            return sink.destination();
        }

        @Override
        public Future<Void> write(Snapshot snapshot) {
            note();
            return sink.write(snapshot);
        }

        @Override
        public Future<Void> undo(Collection<Labels> series, Instant now) {
            note();
            return sink.undo(series, now);
        }

        @Override
        public Health health() {
            return sink.health();
        }

        @Override
        public void close() {
            note();
            sink.close();
        }
    }
}
