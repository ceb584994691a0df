package dev.tenfold.inject.platform.keda;

import dev.tenfold.inject.platform.OnAir;
import dev.tenfold.inject.platform.SnapshotQuery;
import dev.tenfold.inject.platform.keda.GrpcFailure.Status;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.ParseFailure;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A trigger of type {@code external} or {@code external-push}, as its metadata say. The keys are those of KEDA's
 * Prometheus trigger, so that one is turned into the other by changing its type and its address.
 *
 * @param query {@code query}: PromQL over the current values, such as {@code sum(queue_depth{queue="mail"})}
 * @param metricName {@code metricName}: what the metric is called; {@code tenfold} by default
 * @param threshold {@code threshold}: the value for each replica; above 0
 * @param activation {@code activationThreshold}: active above it; 0 by default
 * @param ignoreNullValues {@code ignoreNullValues}: whether nothing counts as 0, as by default, or is an error
 * @see <a href="https://keda.sh/docs/latest/scalers/prometheus/">KEDA: Prometheus</a>
 */
record Trigger(SnapshotQuery query, String metricName, double threshold, double activation, boolean ignoreNullValues) {
    static Trigger of(Map<String, String> metadata) {
        String query = metadata.getOrDefault("query", "");
        if (query.isBlank()) {
            throw invalid("query must say what is read, was missing");
        }
        double threshold = number(metadata, "threshold", Double.NaN);
        if (!(threshold > 0)) {
            throw invalid("threshold must be > 0, was " + metadata.getOrDefault("threshold", "missing"));
        }
        String ignore = metadata.getOrDefault("ignoreNullValues", "true");
        if (!ignore.equals("true") && !ignore.equals("false")) {
            throw invalid("ignoreNullValues must be true or false, was " + ignore);
        }
        try {
            return new Trigger(
                    new SnapshotQuery(query),
                    metadata.getOrDefault("metricName", "tenfold"),
                    threshold,
                    number(metadata, "activationThreshold", 0),
                    ignore.equals("true"));
        } catch (ParseFailure unreadable) {
            throw invalid("query: " + unreadable.getMessage());
        }
    }

    private static double number(Map<String, String> metadata, String key, double fallback) {
        String text = metadata.get(key);
        try {
            return text == null ? fallback : Double.parseDouble(text);
        } catch (NumberFormatException none) {
            throw invalid(key + " must be a number, was " + text);
        }
    }

    private static GrpcFailure invalid(String message) {
        return new GrpcFailure(Status.INVALID_ARGUMENT, message);
    }

    double value(OnAir onAir) {
        try {
            OptionalDouble value = query.value(onAir);
            if (value.isEmpty() && !ignoreNullValues) {
                throw new GrpcFailure(Status.NOT_FOUND, "the query yields nothing now");
            }
            return value.orElse(0);
        } catch (EvaluationFailure wrong) {
            throw invalid("query: " + wrong.getMessage());
        }
    }

    boolean active(OnAir onAir) {
        return value(onAir) > activation;
    }
}
