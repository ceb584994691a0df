package dev.tenfold.inject.overlay;

import dev.tenfold.metric.FloatText;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.prometheus.PrometheusFailure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads real values by instant queries to a Prometheus. It waits for the answer: the thread of a course may. */
public final class PrometheusSeries implements RealSeries {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final URI server;
    private final Optional<Path> token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /**
     * @param server such as {@code http://127.0.0.1:9090}
     * @param token file of a bearer token, read anew for each request
     */
    public PrometheusSeries(URI server, Optional<Path> token) {
        this.server = server;
        this.token = token;
    }

    @Override
    public List<Sample> read(String metric, Instant at) {
        String query = URLEncoder.encode("{__name__=\"" + metric + "\"}", StandardCharsets.UTF_8);
        String time = FloatText.shortest(at.toEpochMilli() / 1000.0);
        URI uri = URI.create(
                server.toString().replaceFirst("/+$", "") + "/api/v1/query?query=" + query + "&time=" + time);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
            if (token.isPresent()) {
                request.header(
                        "Authorization",
                        "Bearer " + Files.readString(token.get()).strip());
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new PrometheusFailure(server + " answered " + answer.statusCode());
            }
            return samples(new JsonObject(answer.body()));
        } catch (IOException away) {
            throw new PrometheusFailure(server + " cannot be reached", away);
        } catch (DecodeException | ClassCastException | NullPointerException | NumberFormatException foreign) {
            throw new PrometheusFailure(server + " does not answer as a Prometheus does", foreign);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PrometheusFailure(server + " was not waited for", interrupted);
        }
    }

    private static List<Sample> samples(JsonObject answer) {
        List<Sample> samples = new ArrayList<>();
        JsonArray result = answer.getJsonObject("data").getJsonArray("result");
        for (int i = 0; i < result.size(); i++) {
            JsonObject series = result.getJsonObject(i);
            Map<String, String> labels = new TreeMap<>();
            series.getJsonObject("metric").forEach(label -> labels.put(label.getKey(), (String) label.getValue()));
            String value = series.getJsonArray("value").getString(1);
            samples.add(new Sample(Labels.of(labels), Double.parseDouble(value.replace("Inf", "Infinity"))));
        }
        return samples;
    }
}
