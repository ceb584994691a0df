package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.safety.HttpProbe;
import dev.tenfold.inject.safety.PromQlProbe;
import dev.tenfold.inject.sink.Sinks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InjectVerbTest {
    private static final String CALM = """
            title: A calm minute
            services:
              web: {cpu: 100ms, cores: 1, replicas: 2}
            load: {service: web, start: 10/s, stages: [hold: {lasts: 60s}]}
            expect:
              p95: 10s
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path calm;

    @BeforeEach
    void writeScenario() throws IOException {
        calm = Files.writeString(directory.resolve("calm.yaml"), CALM);
        System.setProperty("tenfold.state", directory.resolve("state").toString());
    }

    @AfterEach
    void forgetState() {
        System.clearProperty("tenfold.state");
    }

    private Exit inject(String... more) {
        List<String> words = new ArrayList<>(List.of("inject"));
        words.addAll(List.of(more));
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, false).run(words.toArray(String[]::new));
    }

    private String reports() {
        return directory.resolve("out").toString();
    }

    @Test
    void aGameDayPrintsItsConfigurationAndItsVerdict() throws IOException {
        Exit exit = inject("--port", "0", "--speed", "20", "--out", reports(), calm.toString());
        assertEquals(Exit.HELD, exit, () -> out + "\n" + err);
        assertTrue(
                out.toString()
                        .contains("  - job_name: tenfold\n    honor_labels: true\n"
                                + "    static_configs: [{targets: ['127.0.0.1:"),
                out::toString);
        assertTrue(out.toString().contains("held    A calm minute"), out::toString);
        assertTrue(err.toString().contains("Nothing of it is left."), err::toString);
        List<String> record = Files.readAllLines(Path.of(reports()).resolve("record.jsonl"));
        assertTrue(record.get(0).contains("tenfold_game_day=\\\"a-calm-minute-"), record.get(0));
        assertTrue(record.get(record.size() - 1).contains("it has run its length"));
        assertTrue(Files.exists(Path.of(reports()).resolve("report.html")));
    }

    @Test
    void aDeadlineEndsItAndFails() {
        Exit exit = inject("--port", "0", "--deadline", "2s", "--quiet", "--out", reports(), calm.toString());
        assertEquals(Exit.FAILED, exit, () -> out + "\n" + err);
    }

    @Test
    void aDryRunInjectsNothing() {
        Exit exit = inject("--port", "0", "--dry-run", "--out", reports(), calm.toString());
        assertEquals(Exit.HELD, exit, () -> out + "\n" + err);
        assertTrue(out.toString().contains("  http_requests_total, a counter of 2 series\n"), out::toString);
        assertTrue(out.toString().contains("  nowhere else\n"), out::toString);
        assertTrue(out.toString().endsWith("Nothing was injected.\n"), out::toString);
        assertFalse(Files.exists(Path.of(reports())));
    }

    @Test
    void aDryRunSaysWhatWouldBeRefused() {
        String sink = "remote-write=http://192.0.2.1:9090/api/v1/write";
        Exit exit = inject("--port", "0", "--dry-run", "--sink", sink, calm.toString());
        assertEquals(Exit.BAD_INPUT, exit);
        assertTrue(
                out.toString()
                        .contains("It would be refused: 192.0.2.1 leads to 192.0.2.1, which is not this machine; allow"
                                + " 192.0.2.1 if that is meant"),
                out::toString);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            --speed     | 0                     | --speed must be a number above 0, such as 10, was 0
            --deadline  | 0s                    | --deadline must be above 0, was 0 ms
            --from      | soon                  | --from must be a time such as 90s or 5m, was soon
            --from      | 2m                    | --from must be before the end at 60 s, was 120 s
            --until     | 2m                    | --until must not be after the scenario's end at 60 s, was 120 s
            --port      | 70000                 | --port must be 0 to 65535, was 70000
            --sink      | http://127.0.0.1      | --sink must be KIND=URL, such as remote-write=http://127.0.0.1:9090/api/v1/write, was http://127.0.0.1
            --replicas  | api=webhook           | --replicas must begin with a service and =; known are web, was api=webhook
            --alerts    | localhost             | --alerts must be a URL such as http://127.0.0.1:9090, was localhost
            --steady    | promql:http://a¦up>1  | --steady must be promql:URL¦QUERY<=NUMBER, or >=, such as promql:http://127.0.0.1:9090¦up>=1, or http:URL, was promql:http://a¦up>1
            --allow     | a b                   | --allow: an allowed host must be host or host:port, was a b
            """)
    void whatCannotBeMeantIsToldAndNothingBegins(String option, String value, String complaint) {
        Exit exit = inject(option, value.replace('¦', '|'), "--out", reports(), calm.toString());
        assertEquals(Exit.BAD_INPUT, exit);
        assertEquals(complaint.replace('¦', '|') + System.lineSeparator(), err.toString());
        assertFalse(Files.exists(Path.of(reports())));
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertEquals(Exit.BAD_INPUT, inject("--speed", "x", "--until", "5m", "--alerts", "y", calm.toString()));
        assertEquals(3, err.toString().lines().count(), err::toString);
    }

    @Test
    void anUnknownSinkIsNamedWithAGuess() {
        assertEquals(Exit.BAD_INPUT, inject("--sink", "remote-wirte=http://127.0.0.1:1/", calm.toString()));
        assertEquals(
                List.of(
                        "--sink knows no kind remote-wirte; known are " + String.join(", ", Sinks.names()),
                        "Maybe remote-write?"),
                err.toString().lines().toList());
    }

    @Test
    void theEmergencyStopNeedsNoScenarioAndKeepsNothingFromBeginningOnceAllHasEnded() {
        assertEquals(Exit.HELD, inject("--stop-all"), err::toString);
        assertTrue(out.toString().contains("All game days have ended"), out::toString);
        assertFalse(Files.exists(directory.resolve("state").resolve("stop")));
        assertEquals(Exit.BAD_INPUT, inject("--stop-all", calm.toString()));
    }

    @Test
    void whileTheStopFileIsThereNothingBegins() throws IOException {
        Files.createDirectories(directory.resolve("state"));
        Files.writeString(directory.resolve("state").resolve("stop"), "");
        assertEquals(Exit.BAD_INPUT, inject("--port", "0", "--out", reports(), calm.toString()));
        assertTrue(err.toString().contains("the stop file "), err::toString);
    }

    @Test
    void checksAreReadAsWhatMustHold() {
        PromQlProbe stop =
                (PromQlProbe) Spoken.probe("promql:http://127.0.0.1:9090|sum(errors{code=~\"5..\"}) > 0.05", false);
        assertEquals("sum(errors{code=~\"5..\"})", stop.query());
        assertEquals("at most 0.05", stop.bound().toString());
        PromQlProbe low = (PromQlProbe) Spoken.probe("promql:http://127.0.0.1:9090|up < 1", false);
        assertEquals("at least 1", low.bound().toString());
        PromQlProbe steady = (PromQlProbe) Spoken.probe("promql:http://127.0.0.1:9090/prom|up{a=\"b>c\"}>=2", true);
        assertEquals("up{a=\"b>c\"} is at least 2", steady.text());
        assertEquals("/prom", steady.server().getPath());
        HttpProbe http = (HttpProbe) Spoken.probe("http:https://shop.example/health", true);
        assertEquals("https://shop.example/health", http.server().toString());
    }
}
