package dev.tenfold.inject.safety;

import dev.tenfold.spelling.Figure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A query whose every value must lie within a bound. No series at all, and NaN, tell nothing.
 *
 * @param name what people call it
 * @param server the Prometheus, such as {@code http://127.0.0.1:9090}
 * @param query that yields a vector or a scalar
 * @param bound where its values must lie
 * @param patience how long no data and no answer are borne, more than 0
 * @param options {@code token-file} or {@code token-env} for a bearer token
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries">instant queries</a>
 */
public record PromQlProbe(
        String name, URI server, String query, Bound bound, Duration patience, Map<String, String> options)
        implements Probe {
    public PromQlProbe {
        options = Map.copyOf(options);
        HttpProbe.patient(patience);
    }

    @Override
    public String text() {
        return query + " is " + bound;
    }

    @Override
    public Future<Finding> ask(WebClient client) {
        URI address = URI.create(server.toString().replaceFirst("/$", "") + "/api/v1/query");
        String form = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return HttpProbe.send(client, "POST", address, options, form)
                .map(this::judge)
                .otherwise(failed -> Finding.unknown(name + " gave no answer: " + failed.getMessage()));
    }

    private Finding judge(HttpResponse<Buffer> answer) {
        try {
            JsonObject body = answer.bodyAsJsonObject();
            if (body == null || !"success".equals(body.getString("status"))) {
                String why = body == null ? "nothing" : body.getString("error");
                return Finding.unknown(name + " was refused with " + answer.statusCode() + ": " + why);
            }
            return judge(values(body.getJsonObject("data")));
        } catch (DecodeException | ClassCastException | NullPointerException | NumberFormatException foreign) {
            return Finding.unknown(server + " does not answer as a Prometheus does");
        }
    }

    private Finding judge(List<Double> values) {
        Finding finding = Finding.unknown(name + " has no data: " + query);
        for (double value : values) {
            String said = name + " is " + Figure.plain(value, 6) + ", must be " + bound;
            if (!Double.isNaN(value) && !bound.holds(value)) {
                return Finding.broken(said);
            }
            finding = Double.isNaN(value) ? finding : Finding.holds(said);
        }
        return finding;
    }

    private static List<Double> values(JsonObject result) {
        List<Double> values = new ArrayList<>();
        JsonArray found = result.getJsonArray("result");
        if (result.getString("resultType").equals("vector")) {
            for (int i = 0; i < found.size(); i++) {
                values.add(number(found.getJsonObject(i).getJsonArray("value")));
            }
        } else {
            values.add(number(found));
        }
        return values;
    }

    private static double number(JsonArray timeAndValue) {
        String text = timeAndValue.getString(1);
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
