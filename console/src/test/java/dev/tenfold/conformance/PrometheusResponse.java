package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a server answered over HTTP, as a vector would expect it.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">the HTTP API</a>
 */
final class PrometheusResponse {
    private PrometheusResponse() {}

    static PromqlAnswer answer(JsonNode body) {
        ObjectNode expect = JsonNodeFactory.instance.objectNode();
        if (!body.path("status").asText().equals("success")) {
            return new PromqlAnswer(expect.put("type", "fail").set("message", body.path("error")));
        }
        JsonNode data = body.path("data");
        String type = data.path("resultType").asText();
        expect.put("type", type);
        if (type.equals("scalar")) {
            expect.set("value", data.path("result").path(1));
        }
        for (JsonNode element : type.equals("scalar") ? expect.arrayNode() : data.path("result")) {
            if (element.has("value")) {
                ObjectNode sample = expect.withArray("samples").addObject();
                sample.set("labels", element.path("metric"));
                sample.set("value", element.path("value").path(1));
            } else {
                ObjectNode series = expect.withArray("series").addObject();
                series.set("labels", element.path("metric"));
                element.path("values")
                        .forEach(point -> series.withArray("points")
                                .addArray()
                                .add(Math.round(point.path(0).asDouble() * 1000))
                                .add(point.path(1)));
            }
        }
        return new PromqlAnswer(expect);
    }
}
