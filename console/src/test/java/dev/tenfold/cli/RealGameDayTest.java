package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.server.Eventually;
import dev.tenfold.server.PrometheusYaml;
import dev.tenfold.server.RealAlertmanager;
import dev.tenfold.server.RealPrometheus;
import dev.tenfold.server.RealServer;
import dev.tenfold.server.Webhook;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Game days as a person plays them, in a process of their own, into real servers; most of the time is waited. */
@Execution(ExecutionMode.CONCURRENT)
class RealGameDayTest {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(15);
    private static final String INJECTED = "count({tenfold_game_day!=\"\"})";

    /** Ten times the users are some 700/s; three replicas answer no more than 150/s of them. */
    private static final String RULES = """
            groups:
              - name: web
                interval: 5s
                rules:
                  - alert: WebIsBusy
                    expr: sum(rate(http_requests_total{service="web"}[20s])) > 110
                    for: 10s
                    annotations: {summary: 'Many come'}
            """;

    @TempDir
    private Path folder;

    private final int port = RealServer.freePort();
    private Process process;

    @AfterEach
    void endProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** The scenario that is shipped, with an alert. */
    private Path scenario() throws IOException {
        Path shipped = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(shipped.resolve("scenarios"))) {
            shipped = shipped.getParent();
        }
        Files.createDirectories(folder.resolve("policies"));
        Files.copy(shipped.resolve("scenarios/policies/web-hpa.yaml"), folder.resolve("policies/web-hpa.yaml"));
        Files.writeString(folder.resolve("policies/alerts.yaml"), RULES);
        String text = Files.readString(shipped.resolve("scenarios/users-x10.yaml"));
        return Files.writeString(
                folder.resolve("users-x10.yaml"),
                text + "  - file: policies/alerts.yaml\nmetrics: {scrape: 5s, presets: [prometheus-client]}\n");
    }

    private void inject(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "dev.tenfold.cli.Main",
                "inject",
                "--port",
                Integer.toString(port),
                "--out",
                folder.resolve("out").toString()));
        command.addAll(List.of(more));
        command.add(scenario().toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        process = builder.start();
    }

    /** That of this test, whoever runs it: Maven, or an engine that loads classes by itself. */
    private static String classPath() {
        if (Main.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private RealPrometheus prometheus(PrometheusYaml config) {
        return RealPrometheus.start(config.scraping(URI.create("http://127.0.0.1:" + port + "/series"))
                .withRules(RULES));
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException none) {
            return none.toString();
        }
    }

    private void awaitGone(RealPrometheus prometheus) {
        prometheus.await(INJECTED, GONE_WITHIN, List::isEmpty);
    }

    /** 70 s of the scenario: the ramp begins at 5:00. */
    @Test
    void aRealAlertFiresWhenItWasForetoldAndNothingIsLeft() throws Exception {
        try (Webhook webhook = Webhook.start();
                RealAlertmanager alertmanager = RealAlertmanager.start(webhook.uri());
                RealPrometheus prometheus =
                        prometheus(PrometheusYaml.every(INTERVAL).alerting(alertmanager.uri()))) {
            inject(
                    "--from",
                    "4m40s",
                    "--until",
                    "6m20s",
                    "--alerts",
                    prometheus.uri().toString());
            prometheus.await(INJECTED, START, found -> !found.isEmpty());
            List<Webhook.Call> calls =
                    Eventually.becomes(Duration.ofSeconds(120), webhook::calls, told -> !told.isEmpty());
            assertEquals(
                    "WebIsBusy firing",
                    calls.get(0).alert() + " " + calls.get(0).status());
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), this::log);
            awaitGone(prometheus);
            JsonNode report = new ObjectMapper()
                    .readTree(folder.resolve("out/report.json").toFile());
            JsonNode alert = null;
            for (JsonNode prediction : report.get("predictions")) {
                alert = prediction.get("subject").asText().equals("WebIsBusy") ? prediction : alert;
            }
            double difference = Math.abs(alert.get("difference").asDouble());
            assertTrue(difference <= 2 * INTERVAL.toSeconds(), alert + "\n" + log());
            assertTrue(Files.readString(folder.resolve("out/record.jsonl")).contains("alert-fired"));
        }
    }

    @Test
    void aServiceThatPushesAndIsKilledLeavesNothing() throws Exception {
        try (RealPrometheus prometheus = RealPrometheus.start(PrometheusYaml.every(INTERVAL))) {
            inject("--from", "4m", "--step", "5s", "--sink", "remote-write=" + prometheus.writeUri());
            prometheus.await(INJECTED, START, found -> !found.isEmpty());
            process.destroyForcibly().waitFor();
            awaitGone(prometheus);
        }
    }

    @Test
    void aServiceThatIsToldToEndUndoesFirst() throws Exception {
        try (RealPrometheus prometheus = RealPrometheus.start(PrometheusYaml.every(INTERVAL))) {
            inject("--from", "4m", "--step", "5s", "--sink", "remote-write=" + prometheus.writeUri());
            prometheus.await(INJECTED, START, found -> !found.isEmpty());
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), this::log);
            assertEquals(List.of(), prometheus.query(INJECTED), this::log);
            assertTrue(log().contains("The game day has ended: interrupted. Nothing of it is left."), this::log);
            assertFalse(log().contains("Exception"), this::log);
        }
    }

    @Test
    void thePrintedLinesAreAllThatAPrometheusNeedsAndAServiceThatIsKilledLeavesNothing() throws Exception {
        inject("--from", "4m");
        String told = Eventually.becomes(START, this::log, text -> text.contains("Game day "));
        List<String> printed =
                told.lines().filter(line -> line.startsWith("  ")).toList();
        assertEquals(3, printed.size(), told);
        PrometheusYaml config = PrometheusYaml.every(INTERVAL).with("scrape_configs:\n" + String.join("\n", printed));
        try (RealPrometheus prometheus = RealPrometheus.start(config)) {
            prometheus.await(INJECTED, START, found -> !found.isEmpty());
            process.destroyForcibly().waitFor();
            awaitGone(prometheus);
        }
    }
}
