package dev.tenfold.inject.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Destination;
import dev.tenfold.metric.Labels;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal tells the next process what the last one left, whatever happened to its last line. */
class JournalTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Destination HERE = new Destination(
            "remote-write", URI.create("http://127.0.0.1:9090/api/v1/write"), Map.of("token-file", "/run/token"));
    private static final Destination THERE =
            new Destination("pushgateway", URI.create("http://127.0.0.1:9091"), Map.of());
    private static final Entry BEGUN = new Entry.Begun("a", NOON, NOON.plusSeconds(60), List.of(HERE, THERE));
    private static final List<Labels> SERIES = List.of(
            Labels.of(Labels.NAME, "up", "text", "quote \" line\nend \\ \u00fc \ud83d\ude00"),
            Labels.of(Labels.NAME, "down"));

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("new/journal");
    }

    private Journal open() throws IOException {
        return Journal.open(file).orElseThrow();
    }

    @Test
    void whatHasBegunAndNotEndedIsOpen() throws IOException {
        try (Journal journal = open()) {
            journal.append(BEGUN);
            journal.wrote("a", SERIES);
            journal.append(new Entry.Undone("a", NOON, 1, "undone"));
        }
        try (Journal journal = open()) {
            assertEquals(1, journal.debts().size());
            Debt debt = journal.debts().get(0);
            assertEquals(HERE, debt.destination());
            assertEquals(SERIES, List.copyOf(debt.series()));
            journal.append(new Entry.Undone("a", NOON, 0, "undone"));
            assertEquals(List.of(), journal.debts());
        }
        try (Journal journal = open()) {
            assertEquals(List.of(), journal.debts());
        }
    }

    @Test
    void onlyNewSeriesAreTold() throws IOException {
        try (Journal journal = open()) {
            journal.append(BEGUN);
            journal.wrote("a", SERIES);
            long size = Files.size(file);
            journal.wrote("a", SERIES);
            assertEquals(size, Files.size(file));
        }
    }

    @Test
    void aLineThatWasTornAnywhereLosesNothingBeforeIt() throws IOException {
        try (Journal journal = open()) {
            journal.append(BEGUN);
            journal.wrote("a", SERIES);
        }
        byte[] whole = Files.readAllBytes(file);
        int first = 1
                + IntStream.range(0, whole.length)
                        .filter(i -> whole[i] == '\n')
                        .findFirst()
                        .orElseThrow();
        for (int length = first; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (Journal journal = open()) {
                assertEquals(2, journal.debts().size());
                assertEquals(0, journal.damaged());
                assertEquals(
                        length == whole.length ? 2 : 0,
                        journal.debts().get(0).series().size());
                journal.wrote("a", List.of(Labels.of(Labels.NAME, "after")));
            }
            try (Journal journal = open()) {
                assertTrue(journal.debts().get(0).series().contains(Labels.of(Labels.NAME, "after")));
            }
        }
    }

    @Test
    void aLineThatIsSpoiledIsCountedAndTheRestHolds() throws IOException {
        try (Journal journal = open()) {
            journal.append(BEGUN);
            journal.wrote("a", SERIES.subList(0, 1));
            journal.wrote("a", SERIES.subList(1, 2));
        }
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"up\"", "\"us\""));
        try (Journal journal = open()) {
            assertEquals(1, journal.damaged());
            assertEquals(
                    SERIES.subList(1, 2), List.copyOf(journal.debts().get(0).series()));
        }
    }

    @Test
    void oneProcessHoldsItAtATime() throws IOException {
        try (Journal journal = open()) {
            assertEquals(Optional.empty(), Journal.open(file));
            assertEquals(List.of(), journal.debts());
        }
        open().close();
    }

    @Test
    void manySeriesAreSplitIntoLines() throws IOException {
        try (Journal journal = open()) {
            journal.append(BEGUN);
            journal.wrote(
                    "a",
                    IntStream.range(0, 2500)
                            .mapToObj(i -> Labels.of(Labels.NAME, "m" + i))
                            .toList());
        }
        assertEquals(4, Files.readAllLines(file).size());
        try (Journal journal = open()) {
            assertEquals(2500, journal.debts().get(0).series().size());
        }
    }

    @Test
    void aLongJournalIsBegunAnewWhenNothingIsOpen() throws IOException {
        try (Journal journal = open()) {
            journal.append(BEGUN);
            journal.wrote(
                    "a",
                    IntStream.range(0, 40_000)
                            .mapToObj(i -> Labels.of(Labels.NAME, "a_metric_with_a_long_name_" + i))
                            .toList());
            journal.append(new Entry.Undone("a", NOON, 0, "undone"));
            assertTrue(Files.size(file) > 1 << 20);
            journal.append(new Entry.Undone("a", NOON, 1, "undone"));
            assertEquals(0, Files.size(file));
            journal.append(BEGUN);
        }
        try (Journal journal = open()) {
            assertEquals(2, journal.debts().size());
        }
    }

    @Test
    void itHoldsNoSecret() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "s3cr3t-word");
        try (Journal journal = open()) {
            Destination destination = new Destination(HERE.kind(), HERE.uri(), Map.of("token-file", token.toString()));
            journal.append(new Entry.Begun("a", NOON, NOON, List.of(destination)));
        }
        String text = Files.readString(file);
        assertTrue(text.contains(token.toString()), text);
        assertTrue(!text.contains("s3cr3t-word"), text);
    }

    @Test
    void whatFollowsOnATornLineIsOnALineOfItsOwn() throws IOException {
        try (Journal journal = open()) {
            journal.append(BEGUN);
        }
        Files.writeString(file, "0123", StandardOpenOption.APPEND);
        try (Journal journal = open()) {
            journal.append(new Entry.Undone("a", NOON, 0, "undone"));
        }
        assertEquals(2, Files.readAllLines(file).size());
    }
}
