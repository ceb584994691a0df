package dev.tenfold.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnclosuresTest {
    private static final Place PLACE = new Place("s.yaml", 7);
    private static final Map<String, String> TEXTS = Map.of("hpa.yaml", "kind: ä", "traces/day.csv", "t,v\n0,1\n");

    private final Problems problems = new Problems();

    @ParameterizedTest
    @ValueSource(strings = {"hpa.yaml", "./hpa.yaml", "traces/../hpa.yaml"})
    void aNameIsReadHoweverItIsSpelled(String name) {
        try (Enclosures enclosures = new Enclosures(TEXTS)) {
            Optional<byte[]> bytes = enclosures.bytes(name, PLACE, "policies[0].file", problems);
            assertArrayEquals("kind: ä".getBytes(StandardCharsets.UTF_8), bytes.orElseThrow());
            assertTrue(problems.isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "none.yaml, does not exist",
        "/etc/hostname, does not exist",
        "../../../../../../etc/hostname, does not exist",
        "traces, 'is a folder, not a file'"
    })
    void whatDidNotTravelIsNotThere(String name, String rule) {
        try (Enclosures enclosures = new Enclosures(TEXTS)) {
            assertTrue(
                    enclosures.bytes(name, PLACE, "policies[0].file", problems).isEmpty());
        }
        Problem problem = problems.all().get(0);
        assertEquals(1, problems.all().size());
        assertEquals("must name a file: it " + rule, problem.rule());
        assertEquals(name, problem.was());
        assertEquals(PLACE, problem.place());
    }

    @Test
    void noFileHasANameThatNoneCanHave() {
        try (Enclosures enclosures = new Enclosures(TEXTS)) {
            assertTrue(enclosures
                    .bytes("traces\0.csv", PLACE, "policies[0].file", problems)
                    .isEmpty());
        }
        assertEquals(
                "must name a file: no file can be called that",
                problems.all().get(0).rule());
    }

    @Test
    void whoeverNeedsAFileHasOneUntilTheEnd() throws IOException {
        Path file;
        try (Enclosures enclosures = new Enclosures(TEXTS)) {
            file = enclosures.file("traces/day.csv");
            assertEquals(List.of("t,v", "0,1"), Files.readAllLines(file));
            assertFalse(Files.exists(enclosures.file("../../../../../../etc/hostname")), "nothing leads out");
        }
        Assertions.assertThrows(ClosedFileSystemException.class, () -> Files.readAllLines(file));
    }
}
