package dev.tenfold.drive.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * The target's own counter of requests, as it publishes it for Prometheus: the one witness who does not belong to the
 * engine.
 *
 * @param page address of its metrics
 * @param metric name of the counter; all its series together
 */
public record Counter(URI page, String metric) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Reads {@code URL#METRIC}.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static Counter parse(String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 1 || !text.matches("https?://.*#[A-Za-z_:][A-Za-z0-9_:]*")) {
            throw new IllegalArgumentException(
                    "must be URL#METRIC, such as http://127.0.0.1:8080/metrics#http_requests_total, was " + text);
        }
        return new Counter(URI.create(text.substring(0, hash)), text.substring(hash + 1));
    }

    /** What it says now. */
    public double read() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(page + " answers " + response.statusCode());
        }
        double sum = Double.NaN;
        for (String line : response.body().split("\n")) {
            if (line.startsWith(metric)
                    && line.length() > metric.length()
                    && "{ ".indexOf(line.charAt(metric.length())) >= 0) {
                String[] words = line.substring(line.lastIndexOf('}') < 0 ? metric.length() : line.lastIndexOf('}') + 1)
                        .strip()
                        .split("\\s+");
                sum = (Double.isNaN(sum) ? 0 : sum) + Double.parseDouble(words[0]);
            }
        }
        if (Double.isNaN(sum)) {
            throw new IOException(page + " has no " + metric);
        }
        return sum;
    }
}
