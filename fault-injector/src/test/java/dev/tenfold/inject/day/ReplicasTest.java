package dev.tenfold.inject.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.StraightCourse;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the platform made of it comes back before each step; a platform that is silent holds nothing up. */
class ReplicasTest {
    private final Platform platform = new Platform();
    private Bench bench;
    private StraightCourse course;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        bench = new Bench(directory);
        course = bench.course();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    private List<String> told(GameDay day) {
        return day.sightings().stream()
                .map(sighting -> sighting.kind() + " " + sighting.subject() + ": " + sighting.text())
                .toList();
    }

    @Test
    void theCourseAnswersWithTheNewCapacity() {
        GameDay day = bench.started(Bench.plan().reading(platform), course);
        assertEquals(Map.of("web", count(3)), course.replicas);
        bench.pass(1);
        platform.answer = Future.succeededFuture(count(5));
        bench.pass(1);
        assertEquals(Map.of("web", count(5)), course.replicas);
        assertEquals(List.of("SCALED web: from 3 to 5 replicas"), told(day));
        assertEquals(
                List.of(Sighting.Kind.SCALED),
                course.heard.stream().map(Sighting::kind).toList());
    }

    @Test
    void aSourceThatFailsIsToldOnceAndTheLastAnswerHolds() {
        GameDay day = bench.started(Bench.plan().reading(platform), course);
        platform.answer = Future.failedFuture("403 Forbidden");
        bench.pass(3);
        assertEquals(count(3), course.replicas.get("web"));
        platform.answer = Future.succeededFuture(count(3));
        bench.pass(2);
        assertEquals(
                List.of(
                        "TROUBLE web: replicas cannot be read from a test: 403 Forbidden",
                        "TROUBLE web: a test answers again"),
                told(day));
        assertEquals(6, bench.written().size());
    }

    @Test
    void aSourceThatNeverAnswersHoldsNothingUp() {
        platform.answer = Future.future(never -> {});
        Future<GameDay> start = bench.days.start(Bench.plan().reading(platform), course);
        bench.pass(10);
        assertTrue(start.succeeded());
        assertTrue(bench.written().size() >= 10, () -> bench.written().toString());
        assertEquals(1, platform.reads, "it is not asked again before it has answered");
        assertEquals(1, told(start.result()).size());
    }

    @Test
    void itIsClosedAtTheEnd() {
        GameDay day = bench.started(Bench.plan().reading(platform), course);
        bench.days.stop(day.id(), "enough");
        assertTrue(platform.closed);
        assertTrue(course.closed);
    }

    private static ReplicaCount count(int desired) {
        return new ReplicaCount(desired, OptionalInt.empty());
    }

    /** A platform that answers as it is told. */
    private static final class Platform implements ReplicaSource {
        private Future<ReplicaCount> answer = Future.succeededFuture(count(3));
        private int reads;
        private boolean closed;

        @Override
        public String service() {
            return "web";
        }

        @Override
        public String origin() {
            return "a test";
        }

        @Override
        public Future<ReplicaCount> read() {
            reads++;
            return answer;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
