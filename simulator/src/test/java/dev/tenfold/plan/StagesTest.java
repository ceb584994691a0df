package dev.tenfold.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.document.BadInput;
import dev.tenfold.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagesTest {
    private static final String SCENARIO = """
            title: A load
            services: {web: {cpu: 10ms, cores: 1, replicas: 2}}
            load: {service: web, start: 10/s, stages: [%s]}
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}: missing {1}")
    @CsvSource(delimiter = '|', textBlock = """
            'hold: {lasts: 20m}' | spike, recovery
            'hold: {lasts: 5m}' | sustained load, spike, recovery
            'hold: {lasts: 10m}, ramp: {to: x10, over: 60s}' | recovery
            'hold: {lasts: 10m}, ramp: {to: x10, over: 20m}, ramp: {to: x1, over: 2m}, hold: {lasts: 8m}' | spike
            'hold: {lasts: 10m}, ramp: {to: x10, over: 60s}, ramp: {to: x1, over: 2m}, hold: {lasts: 8m}' | ''
            """)
    void aLoadHoldsWhatItShows(String stages, String missing) throws IOException, BadInput {
        String list = stages.replaceAll("(\\w+): \\{([^}]*)}", "{$1: {$2}}");
        Path file = Files.writeString(directory.resolve("load.yaml"), SCENARIO.formatted(list));
        Stages held = Stages.of(ScenarioReader.read(file, List.of()));
        assertEquals(missing, String.join(", ", held.missing()));
    }
}
