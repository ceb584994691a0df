package dev.tenfold.server;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.prometheus.PrometheusServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A real Prometheus, with its remote-write receiver on. */
public final class RealPrometheus implements AutoCloseable {
    private static final Duration DISCOVERY = Duration.ofSeconds(30);

    private final RealServer server;
    private final PrometheusServer api;
    private final URI uri;

    private RealPrometheus(RealServer server, URI uri) {
        this.server = server;
        this.api = new PrometheusServer(uri);
        this.uri = uri;
    }

    /** Starts one, with an empty store; aborts the test where there is none. */
    public static RealPrometheus start(PrometheusYaml config) {
        Path directory = RealServer.newDirectory("prometheus");
        int port = RealServer.freePort();
        Path file = RealServer.write(directory.resolve("prometheus.yml"), config.text());
        RealServer.write(directory.resolve("rules.yml"), config.rules());
        URI uri = RealServer.loopback(port);
        Program program = new Program(
                "prometheus",
                "prometheus",
                "prom/prometheus:v3.5.0",
                List.of(
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-remote-write-receiver",
                        "--web.enable-lifecycle",
                        // An alert that fires before it has found its Alertmanager is told again soon.
                        "--rules.alert.resend-delay=1s",
                        "--log.level=warn"),
                directory,
                uri.resolve("/-/ready"));
        RealPrometheus started = new RealPrometheus(RealServer.start(program), uri);
        if (config.alertmanager().isPresent()) {
            Eventually.holds(
                    DISCOVERY, () -> started.get("/api/v1/alertmanagers").contains("/api/v2/alerts"));
        }
        return started;
    }

    private String get(String path) throws IOException {
        try (InputStream body = uri.resolve(path).toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Its process: to stop, to kill, to start again. */
    public RealServer server() {
        return server;
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    /** Where it takes remote write. */
    public URI writeUri() {
        return uri.resolve("/api/v1/write");
    }

    /** The answer to an instant query now: a vector, or a scalar as a sample without labels. */
    public List<Sample> query(String promql) {
        return query(promql, System.currentTimeMillis());
    }

    /** The answer to an instant query at a time. */
    public List<Sample> query(String promql, long timeMillis) {
        JsonObject answer = new JsonObject(api.query(promql, timeMillis));
        if (!"success".equals(answer.getString("status"))) {
            throw new AssertionError(answer.getString("error"));
        }
        JsonObject found = answer.getJsonObject("data");
        JsonArray result = found.getJsonArray("result");
        if (found.getString("resultType").equals("scalar")) {
            return List.of(new Sample(Labels.EMPTY, number(result.getString(1))));
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < result.size(); i++) {
            JsonObject element = result.getJsonObject(i);
            samples.add(new Sample(
                    labels(element), number(element.getJsonArray("value").getString(1))));
        }
        return samples;
    }

    /** Values over a range selector such as {@code up[5m]}, by series: pairs of milliseconds and value. */
    public Map<Labels, List<Point>> points(String selector, long timeMillis) {
        JsonArray result = new JsonObject(api.query(selector, timeMillis))
                .getJsonObject("data")
                .getJsonArray("result");
        Map<Labels, List<Point>> series = new TreeMap<>();
        for (int i = 0; i < result.size(); i++) {
            JsonObject element = result.getJsonObject(i);
            List<Point> points = new ArrayList<>();
            for (Object each : element.getJsonArray("values")) {
                JsonArray pair = (JsonArray) each;
                points.add(new Point(Math.round(pair.getDouble(0) * 1000), number(pair.getString(1))));
            }
            series.put(labels(element), points);
        }
        return series;
    }

    /** Waits until a query's answer is as wanted. */
    public List<Sample> await(String promql, Duration patience, Predicate<List<Sample>> wanted) {
        return Eventually.becomes(patience, () -> query(promql), wanted);
    }

    private static Labels labels(JsonObject element) {
        Map<String, String> texts = new TreeMap<>();
        element.getJsonObject("metric").forEach(label -> texts.put(label.getKey(), (String) label.getValue()));
        return Labels.of(texts);
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    @Override
    public void close() {
        server.close();
    }

    /**
     * A sample that it stores.
     *
     * @param timeMillis since 1970
     * @param value what it is worth
     */
    public record Point(long timeMillis, double value) {}
}
