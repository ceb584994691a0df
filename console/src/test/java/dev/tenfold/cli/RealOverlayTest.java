package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.tenfold.inject.station.Station;
import dev.tenfold.server.PrometheusYaml;
import dev.tenfold.server.RealPrometheus;
import dev.tenfold.server.RealServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real queue, ten times as deep: the copy of a real rule fires, and the real one does not. */
class RealOverlayTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String RULES = """
            groups:
              - name: queues
                interval: 1s
                rules:
                  - alert: QueueIsDeep
                    expr: queue_depth{queue="mail"} > 50
                  - alert: QueueIsThere
                    expr: queue_depth{queue="mail"} == 7
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void forgetState() {
        System.clearProperty("tenfold.state");
    }

    private Exit tenfold(String... words) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, false).run(words);
    }

    private static HttpServer exporter() throws IOException {
        HttpServer exporter = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        exporter.createContext("/metrics", exchange -> {
            byte[] text = "# TYPE queue_depth gauge\nqueue_depth{queue=\"mail\"} 7\n".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        exporter.start();
        return exporter;
    }

    @Test
    void theCopyOfARuleFiresAndTheRealOneDoesNot() throws Exception {
        Path state = directory.resolve("state");
        System.setProperty("tenfold.state", state.toString());
        Path rules = Files.writeString(directory.resolve("rules.yaml"), RULES);
        assertEquals(Exit.HELD, tenfold("overlay", "--overlay", "queue_depth*10", rules.toString()), err::toString);
        String both =
                RULES + out.toString().replaceFirst("(?s)^.*?groups:\\n", "").replaceAll("(?m)^", "  ");
        int port = RealServer.freePort();
        HttpServer exporter = exporter();
        PrometheusYaml config = PrometheusYaml.every(Duration.ofSeconds(1))
                .scraping(URI.create("http://127.0.0.1:" + exporter.getAddress().getPort() + "/metrics"))
                .scraping(URI.create("http://127.0.0.1:" + port + "/series"))
                .withRules(both);
        try (RealPrometheus prometheus = RealPrometheus.start(config)) {
            prometheus.await("ALERTS{alertname=\"QueueIsThere\"}", SOON, found -> !found.isEmpty());
            CompletableFuture<Exit> played = CompletableFuture.supplyAsync(() -> tenfold(
                    "inject",
                    "--overlay",
                    "queue_depth*10",
                    "--real",
                    prometheus.uri().toString(),
                    "--port",
                    Integer.toString(port),
                    "--step",
                    "1s",
                    "--until",
                    "5m"));
            prometheus.await("tenfold_queue_depth{queue=\"mail\"} == 70", SOON, found -> !found.isEmpty());
            prometheus.await(
                    "ALERTS{alertname=\"tenfold_QueueIsDeep\",alertstate=\"firing\",tenfold_overlay=\"true\"}",
                    SOON,
                    found -> !found.isEmpty());
            prometheus.await("ALERTS{alertname=\"QueueIsDeep\"}", SOON, List::isEmpty);
            assertEquals(0, Station.stopAll(state, SOON));
            assertEquals(Exit.FAILED, played.get(SOON.toSeconds(), TimeUnit.SECONDS), "it was ended early");
            prometheus.await("tenfold_queue_depth", Duration.ofSeconds(15), List::isEmpty);
            assertTrue(err.toString().contains("Nothing of it is left."), err::toString);
        } finally {
            exporter.stop(0);
        }
    }

    @Test
    void whatIsNoFaultOnASeriesIsTold() {
        assertEquals(Exit.BAD_INPUT, tenfold("inject", "--overlay", "queue_depth"));
        assertEquals(
                Exit.BAD_INPUT, tenfold("inject", "--overlay", "requests_total+5", "--real", "http://127.0.0.1:1"));
        String rule = "must be [histogram:]SELECTOR*NUMBER or +NUMBER, such as http_requests_total{service=\"web\"}*10";
        assertTrue(err.toString().contains("--overlay " + rule + ", was queue_depth"), err::toString);
        assertTrue(err.toString().contains("--overlay needs --real"), err::toString);
        assertTrue(err.toString().contains("a counter can be multiplied and nothing be added"), err::toString);
    }
}
