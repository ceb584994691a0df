package dev.tenfold.gameday;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Family.Type;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import dev.tenfold.rehearsal.Outside;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogbookTest {
    private static final Labels ONE = Labels.of("__name__", "one", "pod", "a");
    private static final Labels OTHER = Labels.of("__name__", "other");

    @TempDir
    Path folder;

    private static Snapshot snapshot(int second, Reading... readings) {
        return new Snapshot(
                Instant.parse("2026-03-01T12:00:00Z").plusSeconds(second),
                List.of(new Family("one", Type.GAUGE, "", List.of(readings))),
                List.of());
    }

    @Test
    void aLineHoldsWhatHasChanged() throws IOException {
        Path file = folder.resolve("record.jsonl");
        try (Logbook book = Logbook.in(file)) {
            book.injected(Duration.ZERO, snapshot(0, new Reading(ONE, 1), new Reading(OTHER, 0.25)));
            book.injected(Duration.ofSeconds(1), snapshot(1, new Reading(ONE, 1), new Reading(OTHER, 0.5)));
            book.injected(Duration.ofSeconds(2), snapshot(2, new Reading(ONE, 1), new Reading(OTHER, 0.5)));
            book.injected(Duration.ofSeconds(3), snapshot(3, new Reading(OTHER, Double.NaN)));
            book.injected(Duration.ofSeconds(4), snapshot(4, new Reading(ONE, 3)));
        }
        assertEquals("""
                {"wall":"2026-03-01T12:00:00Z","virtual":0,"kind":"series","id":1,"series":"one{pod=\\"a\\"}"}
                {"wall":"2026-03-01T12:00:00Z","virtual":0,"kind":"series","id":2,"series":"other"}
                {"wall":"2026-03-01T12:00:00Z","virtual":0,"kind":"injected","values":{"1":1,"2":0.25},"ended":[]}
                {"wall":"2026-03-01T12:00:01Z","virtual":1,"kind":"injected","values":{"2":0.5},"ended":[]}
                {"wall":"2026-03-01T12:00:03Z","virtual":3,"kind":"injected","values":{"2":null},"ended":[1]}
                {"wall":"2026-03-01T12:00:04Z","virtual":4,"kind":"series","id":3,"series":"one{pod=\\"a\\"}"}
                {"wall":"2026-03-01T12:00:04Z","virtual":4,"kind":"injected","values":{"3":3},"ended":[2]}
                """, Files.readString(file));
    }

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource({
        "0, 0",
        "-1.5, -1.5",
        "0.000001, 0.000001",
        "0.1, 0.1",
        "1e-9, 0",
        "1234567.25, 1234567.25",
        "536870912000.5, 536870912000.5",
        "1e21, 1000000000000000000000",
        "Infinity, null"
    })
    void numbersHaveSixDecimalsAtMost(double value, String written) {
        StringBuilder text = new StringBuilder();
        Json.number(value, text);
        assertEquals(written, text.toString());
    }

    @Test
    void sightingsAndDecisionsStandOnTheSameAxis() throws IOException {
        Path file = folder.resolve("record.jsonl");
        Script script = Stage.script(folder, "");
        try (Logbook book = Logbook.in(file)) {
            ScenarioCourse course = new ScenarioCourse(
                    script,
                    new ScenarioCourse.Settings(
                            Duration.ofSeconds(1), Stage.start(script), new Outside(Set.of(), false), false),
                    book);
            IntStream.rangeClosed(0, 90).forEach(second -> Stage.at(course, second));
            course.seen(new Sighting(
                    Stage.BEGIN.plusSeconds(91), Sighting.Kind.INTERVENTION, "test-1", "stopped: \"enough\"\n"));
            course.finish();
        }
        List<String> lines = Files.readAllLines(file);
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("{\"wall\":\"2026-03-01T12:01:00Z\",\"virtual\":60,"
                                + "\"kind\":\"decided\",\"what\":\"load-stage\"")),
                "the load rises after a minute");
        assertEquals(
                "{\"wall\":\"2026-03-01T12:01:31Z\",\"virtual\":91,\"kind\":\"seen\",\"what\":\"intervention\","
                        + "\"subject\":\"test-1\",\"text\":\"stopped: \\\"enough\\\"\\u000a\"}",
                lines.get(lines.size() - 1));
        long injected = lines.stream()
                .filter(line -> line.contains("\"kind\":\"injected\""))
                .count();
        assertEquals(91, injected, "one a second");
    }

    @Test
    void whatIsOnlyLookedAtIsNotInjected() throws IOException {
        Path file = folder.resolve("record.jsonl");
        Script script = Stage.script(folder, "");
        try (Logbook book = Logbook.in(file)) {
            ScenarioCourse course = new ScenarioCourse(script, ScenarioCourse.Settings.of(script), book);
            course.injectedWhile(() -> false);
            assertTrue(Stage.at(course, 30).size() > 0);
        }
        assertEquals("", Files.readString(file));
    }
}
