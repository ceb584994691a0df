package dev.tenfold.prometheus;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A Prometheus server that runs somewhere, with its remote-write receiver on: told samples in the order of time, and
 * asked at times of the caller's choosing.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">its HTTP API</a>
 */
public final class PrometheusServer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI url;

    /** @param url where it listens, such as {@code http://127.0.0.1:9090} */
    public PrometheusServer(URI url) {
        String text = url.toString();
        this.url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** Where it listens. */
    public URI url() {
        return url;
    }

    /** Whether it takes queries by now. */
    public boolean ready() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/-/ready"))
                    .timeout(PATIENCE)
                    .build();
            return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Tells samples; all of them are kept or none.
     *
     * @throws PrometheusFailure if it keeps none
     */
    public void write(RemoteWrite samples) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(url + "/api/v1/write"))
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(BodyPublishers.ofByteArray(samples.body())));
        if (response.statusCode() == 404) {
            throw new PrometheusFailure(
                    url + " takes no remote write: start it with --web.enable-remote-write-receiver");
        }
        if (response.statusCode() / 100 != 2) {
            throw new PrometheusFailure(url + " refused samples: " + response.statusCode() + " "
                    + response.body().strip());
        }
    }

    /** The answer to an instant query, as the API sends it: {@code status} and {@code data} or {@code error}. */
    public String query(String expression, long timeMillis) {
        return ask("/api/v1/query", Map.of("query", expression, "time", seconds(timeMillis)));
    }

    /** The answer to a range query. */
    public String query(String expression, long startMillis, long endMillis, long stepMillis) {
        return ask(
                "/api/v1/query_range",
                Map.of(
                        "query", expression,
                        "start", seconds(startMillis),
                        "end", seconds(endMillis),
                        "step", seconds(stepMillis)));
    }

    /** Its version, such as {@code 2.42.0+ds}. */
    public String version() {
        return get("/api/v1/status/buildinfo").at("data").at("version").text();
    }

    /** When its newest sample was taken, milliseconds since 1970; empty if it has none. */
    public OptionalLong newestMillis() {
        Answer head = get("/api/v1/status/tsdb").at("data").at("headStats");
        String newest = head.at("maxTime").text();
        boolean some = newest.matches("-?\\d{1,18}")
                && !head.at("numSeries").text().equals("0")
                && Long.parseLong(newest) > Long.MIN_VALUE / 4;
        return some ? OptionalLong.of(Long.parseLong(newest)) : OptionalLong.empty();
    }

    private Answer get(String path) {
        String body = send(HttpRequest.newBuilder(URI.create(url + path))).body();
        try {
            return Answer.read(body);
        } catch (IOException foreign) {
            throw new PrometheusFailure(url + " does not answer as a Prometheus does", foreign);
        }
    }

    private String ask(String path, Map<String, String> parameters) {
        String form = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new PrometheusFailure(url + " cannot be reached: is a Prometheus listening there?", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PrometheusFailure("interrupted while asking " + url, interrupted);
        }
    }

    private static String seconds(long millis) {
        return Math.floorDiv(millis, 1000) + "."
                + String.valueOf(1000 + Math.floorMod(millis, 1000)).substring(1);
    }
}
