package dev.tenfold.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.document.BadInput;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteTest {
    private static final String CALM = """
            title: A calm minute
            services: {web: {cpu: 10ms, cores: 1, replicas: 2}}
            load: {service: web, start: %s, stages: [hold: {lasts: 60s}, ramp: {to: 40/s, over: 60s}]}
            suites: [%s]
            """;

    @TempDir
    private Path directory;

    private Script script(String start, String suites) throws IOException, BadInput {
        Path file = Files.writeString(directory.resolve("calm.yaml"), CALM.formatted(start, suites));
        return ScenarioReader.read(file, List.of());
    }

    @ParameterizedTest(name = "suite {0} takes a scenario of [{1}]: {2}")
    @CsvSource(textBlock = """
            quick,   quick,        true
            quick,   smoke,        true
            quick,   spike,        true
            quick,   load,         false
            quick,   release,      false
            release, quick,        true
            release, spike,        true
            release, soak,         true
            release, release,      true
            release, black-friday, false
            spike,   spike,        true
            spike,   quick,        false
            friday,  'soak, friday', true
            friday,  '',           false
            """)
    void takesWhatNamesItOrOneOfItsTypes(String suite, String named, boolean taken) throws IOException, BadInput {
        assertEquals(taken, new Suite(suite).takes(script("10/s", named).scenario()));
    }

    @Test
    void aSuiteIsCalledInSmallLetters() {
        assertThrows(IllegalArgumentException.class, () -> new Suite("Quick"));
        BadInput refused = assertThrows(BadInput.class, () -> script("10/s", "Quick"));
        assertEquals(1, refused.problems().size());
    }

    /** Multiples of the start of 10/s, or of the peak of 40/s where the load starts with nothing. */
    @ParameterizedTest(name = "{1} from {0}: peak {2}/s, {3} s")
    @CsvSource({
        "10/s, SMOKE, 0.5, 60",
        "10/s, LOAD, 10, 2400",
        "10/s, STRESS, 20, 2700",
        "10/s, SPIKE, 100, 1320",
        "10/s, SOAK, 10, 29400",
        "0/s, LOAD, 40, 2400"
    })
    void aTypeOfTestBringsItsOwnLoadAndLength(String start, TestType type, double peak, long seconds)
            throws IOException, BadInput {
        Script typed = type.of(script(start, ""));
        assertEquals(peak, typed.profile().peak(), 1e-9);
        assertEquals(seconds, typed.length().toSeconds());
        assertEquals("A calm minute, as a " + type + " test", typed.scenario().title());
    }
}
