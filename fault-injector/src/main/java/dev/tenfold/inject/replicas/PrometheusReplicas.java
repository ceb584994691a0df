package dev.tenfold.inject.replicas;

import dev.tenfold.inject.ReplicaCount;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Replicas by queries to a Prometheus, each of which must yield one number.
 *
 * @param fetch asks
 * @param server such as {@code http://127.0.0.1:9090}, with the path under which it lives
 * @param query yields the desired replicas
 * @param ready yields the ready ones
 * @param headers with which it is asked
 */
record PrometheusReplicas(
        Fetch fetch, URI server, String query, Optional<String> ready, Supplier<Map<String, String>> headers) {
    Future<ReplicaCount> read() {
        Future<Integer> desired = number(query);
        if (ready.isEmpty()) {
            return desired.map(count -> new ReplicaCount(count, OptionalInt.empty()));
        }
        Future<Integer> taking = number(ready.get());
        return Future.all(desired, taking)
                .map(both -> new ReplicaCount(desired.result(), OptionalInt.of(taking.result())));
    }

    private Future<Integer> number(String promql) {
        URI uri = URI.create(server + "/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        return Future.succeededFuture()
                .compose(start -> fetch.json(uri, headers.get()))
                .map(answer -> number(promql, answer));
    }

    private static int number(String promql, JsonObject answer) {
        try {
            JsonObject result = answer.getJsonObject("data");
            JsonArray found = result.getJsonArray("result");
            if (!result.getString("resultType").equals("scalar")) {
                if (found.size() != 1) {
                    throw new ReplicaFailure("the query must yield one number, was " + found.size() + ": " + promql);
                }
                found = found.getJsonObject(0).getJsonArray("value");
            }
            double value = Double.parseDouble(found.getString(1).replace("Inf", "Infinity"));
            if (!(value >= 0 && value <= Integer.MAX_VALUE)) {
                throw new ReplicaFailure(
                        "the query must yield a number >= 0, was " + found.getString(1) + ": " + promql);
            }
            return (int) Math.round(value);
        } catch (NullPointerException
                | ClassCastException
                | NumberFormatException
                | IndexOutOfBoundsException foreign) {
            throw new ReplicaFailure("the server does not answer as a Prometheus does");
        }
    }
}
