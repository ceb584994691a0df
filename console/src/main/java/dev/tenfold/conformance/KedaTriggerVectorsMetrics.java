package dev.tenfold.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.policy.keda.trigger.Answer;
import dev.tenfold.policy.keda.trigger.AwsCloudWatchTrigger;
import dev.tenfold.policy.keda.trigger.CloudWatchWindow;
import dev.tenfold.policy.keda.trigger.CronTrigger;
import dev.tenfold.policy.keda.trigger.MetricsApiTrigger;
import dev.tenfold.policy.keda.trigger.Observation;
import dev.tenfold.policy.keda.trigger.PrometheusTrigger;
import dev.tenfold.policy.keda.trigger.TriggerMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Vectors of KEDA's triggers of metrics and of time: Prometheus, CloudWatch, metrics-api, cron. */
final class KedaTriggerVectorsMetrics {
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "keda/aws-cloudwatch-value", KedaTriggerVectorsMetrics::cloudWatchValue,
            "keda/aws-cloudwatch-window", KedaTriggerVectorsMetrics::cloudWatchWindow,
            "keda/cron-active", KedaTriggerVectorsMetrics::cron,
            "keda/metrics-api-value", KedaTriggerVectorsMetrics::metricsApi,
            "keda/prometheus-value", KedaTriggerVectorsMetrics::prometheus);

    private KedaTriggerVectorsMetrics() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode shown(Answer<Double> answer) {
        ObjectNode shown = object();
        answer.value().ifPresentOrElse(value -> shown.put("value", value), () -> shown.put("error", answer.failure()));
        return shown;
    }

    /** No results at all stand for a call that failed. */
    private static ObjectNode cloudWatchValue(Inputs in) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("awsRegion", "eu-west-1");
        metadata.put("expression", "SELECT 1");
        metadata.put("targetMetricValue", "1");
        metadata.put("minMetricValue", in.text("minMetricValue"));
        metadata.put("ignoreNullValues", in.text("ignoreNullValues"));
        AwsCloudWatchTrigger trigger = (AwsCloudWatchTrigger)
                KedaTriggerVectors.trigger(in, "aws-cloudwatch", metadata).orElseThrow();
        if (!in.has("metricDataResults")) {
            return shown(Answer.failed("CloudWatch refuses"));
        }
        List<List<Double>> results = in.list("metricDataResults", result -> {
            List<Double> values = new ArrayList<>();
            result.forEach(value -> values.add(value.doubleValue()));
            return values;
        });
        return shown(trigger.value(results.stream().findFirst()));
    }

    private static ObjectNode cloudWatchWindow(Inputs in) {
        CloudWatchWindow window = new CloudWatchWindow(
                in.integer("metricStatPeriod"), in.integer("metricCollectionTime"), in.integer("metricEndTimeOffset"));
        Instant now = Instant.parse(in.text("now"));
        return object().put("startTime", window.start(now).toString())
                .put("endTime", window.end(now).toString());
    }

    private static ObjectNode cron(Inputs in) {
        Map<String, String> metadata = new LinkedHashMap<>();
        List.of("timezone", "start", "end", "desiredReplicas").forEach(key -> metadata.put(key, in.text(key)));
        CronTrigger trigger =
                (CronTrigger) KedaTriggerVectors.trigger(in, "cron", metadata).orElseThrow();
        Instant now = Instant.parse(in.text("now"));
        Observation seen = trigger.observe(null, new TriggerMemory(), now);
        ObjectNode shown = object().put("active", seen.active());
        seen.value().ifPresent(value -> shown.put("metric", value));
        trigger.window(now).ifPresent(window -> {
            window.nextStart().ifPresent(start -> shown.put("nextStart", start.toString()));
            window.nextEnd().ifPresent(end -> shown.put("nextEnd", end.toString()));
        });
        return shown;
    }

    private static ObjectNode metricsApi(Inputs in) {
        Map<String, String> metadata = Map.of(
                "url",
                "http://api",
                "targetValue",
                "1",
                "format",
                in.text("format"),
                "valueLocation",
                in.text("valueLocation"));
        MetricsApiTrigger trigger = (MetricsApiTrigger)
                KedaTriggerVectors.trigger(in, "metrics-api", metadata).orElseThrow();
        return shown(trigger.value(in.text("body")));
    }

    private static ObjectNode prometheus(Inputs in) {
        Map<String, String> metadata = Map.of(
                "serverAddress", "http://prometheus",
                "query", "up",
                "threshold", "1",
                "ignoreNullValues", in.text("ignoreNullValues"));
        PrometheusTrigger trigger = (PrometheusTrigger)
                KedaTriggerVectors.trigger(in, "prometheus", metadata).orElseThrow();
        return shown(vector(in.integer("httpStatus"), in.text("responseBody")).then(trigger::value));
    }

    /** What the HTTP interface returned as the vector it stands for; an element without a value is none. */
    private static Answer<List<Sample>> vector(int status, String body) {
        if (status / 100 != 2) {
            return Answer.failed("the query was answered with status " + status);
        }
        try {
            List<Sample> vector = new ArrayList<>();
            JsonNode result = new ObjectMapper().readTree(body).path("data").path("result");
            for (JsonNode element : result) {
                JsonNode point = element.path("value");
                if (point.size() == 1) {
                    return Answer.failed("an element has a time and no value");
                }
                if (point.size() > 1 || result.size() > 1) {
                    vector.add(new Sample(Labels.EMPTY, number(point.path(1).asText("NaN"))));
                }
            }
            return Answer.of(vector);
        } catch (JsonProcessingException | NumberFormatException malformed) {
            return Answer.failed("the query was not answered with JSON");
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
