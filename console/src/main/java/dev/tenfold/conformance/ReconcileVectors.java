package dev.tenfold.conformance;

import static dev.tenfold.conformance.HpaVectorReader.integer;
import static dev.tenfold.conformance.HpaVectorReader.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.hpa.Condition;
import dev.tenfold.policy.hpa.Decision;
import dev.tenfold.policy.hpa.Decision.MetricStatus;
import dev.tenfold.policy.hpa.HpaController;
import dev.tenfold.policy.hpa.HpaMemory;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.ScaleEvents.ScaleEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Vectors of kind {@code reconcile}: one whole pass of an autoscaler, through the rules. */
final class ReconcileVectors {
    private ReconcileVectors() {}

    static Outcome run(JsonNode line) {
        JsonNode config = line.path("config");
        String mode = config.path("scaleToZeroMode").asText("legacy");
        JsonNode result = reconcile(line, mode);
        Optional<String> difference = Comparison.difference(line.required("expected"), result)
                .map(text -> text + ", since " + result.path("why").asText());
        if (difference.isEmpty() && line.has("derived")) {
            difference = Comparison.difference(line.get("derived"), result).map(text -> "derived: " + text);
        }
        for (JsonNode other : line.path("alsoHoldsIn")) {
            if (difference.isEmpty()) {
                difference = Comparison.difference(line.required("expected"), reconcile(line, other.asText()))
                        .map(text -> "in mode " + other.asText() + ": " + text);
            }
        }
        return difference.<Outcome>map(Outcome.Failed::new).orElseGet(Outcome.Passed::new);
    }

    private static JsonNode reconcile(JsonNode line, String mode) {
        JsonNode input = line.required("input");
        ObjectNode config =
                line.path("config").isObject() ? line.path("config").deepCopy() : JsonNodeFactory.instance.objectNode();
        config.put("scaleToZeroMode", mode);
        HpaSpec spec = spec(input.required("spec"));
        try (PolicySession session = PolicySession.open()) {
            HpaController controller =
                    new HpaController(spec, HpaVectorReader.settings(config), memory(input), session);
            Decision decision = controller.reconcile(new VectorCluster(input), 0);
            return shown(decision, spec, controller.memory());
        }
    }

    private static HpaSpec spec(JsonNode node) {
        return new HpaSpec(
                "vector",
                Optional.empty(),
                "autoscaling/v2",
                new HpaSpec.ScaleTarget(Optional.empty(), "Deployment", "vector"),
                integer(node.path("minReplicas")),
                node.required("maxReplicas").intValue(),
                list(node.required("metrics"), HpaVectorReader::metric),
                node.path("behavior").isObject()
                        ? Optional.of(HpaVectorReader.behavior(node.get("behavior")))
                        : Optional.empty());
    }

    private static HpaMemory memory(JsonNode input) {
        JsonNode state = input.required("state");
        JsonNode status = input.required("status");
        JsonNode recommendations = state.path("recommendations");
        return new HpaMemory(
                recommendations.isArray()
                        ? Optional.of(list(recommendations, HpaVectorReader::recommendation))
                        : Optional.empty(),
                list(state.path("scaleUpEvents"), HpaVectorReader::event),
                list(state.path("scaleDownEvents"), HpaVectorReader::event),
                list(
                        status.path("conditions"),
                        node -> new Condition(
                                node.required("type").asText(),
                                node.required("status").asText(),
                                node.required("reason").asText())),
                status.required("currentReplicas").intValue(),
                status.required("desiredReplicas").intValue());
    }

    private static JsonNode shown(Decision decision, HpaSpec spec, HpaMemory memory) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("desiredReplicas", decision.desired());
        shown.put("rescaled", decision.rescaled());
        shown.put("action", decision.action().label());
        shown.put("errorLabel", decision.error().label());
        shown.put("why", decision.why());
        ArrayNode conditions = shown.putArray("conditions");
        decision.conditions()
                .forEach(condition -> conditions
                        .addObject()
                        .put("type", condition.type())
                        .put("status", condition.status())
                        .put("reason", condition.reason()));
        ObjectNode labels = shown.putObject("metricLabels");
        decision.metricLabels()
                .forEach(metric -> labels.putArray(metric.type())
                        .add(metric.action().label())
                        .add(metric.error().label()));
        showStatuses(decision.metricStatuses(), spec, shown);
        ArrayNode recommendations = shown.putArray("recommendationsAfter");
        memory.recommendations()
                .orElse(List.of())
                .forEach(entry -> recommendations
                        .addObject()
                        .put("replicas", entry.replicas())
                        .put("ageSeconds", age(entry.atNanos())));
        showEvents(memory.scaleUps(), shown.putArray("scaleUpEventsAfter"));
        showEvents(memory.scaleDowns(), shown.putArray("scaleDownEventsAfter"));
        return shown;
    }

    private static void showStatuses(List<MetricStatus> statuses, HpaSpec spec, ObjectNode shown) {
        if (statuses.isEmpty()) {
            return;
        }
        ArrayNode metrics = shown.putArray("currentMetrics");
        for (int i = 0; i < statuses.size(); i++) {
            MetricStatus status = statuses.get(i);
            if (status == null) {
                metrics.addNull();
                continue;
            }
            ObjectNode metric = metrics.addObject().put("type", status.type());
            status.averageUtilization().ifPresent(percent -> metric.put("averageUtilization", percent));
            status.averageValueMilli().ifPresent(milli -> metric.put("averageValueMilli", milli));
            status.valueMilli().ifPresent(milli -> metric.put("valueMilli", milli));
            if (spec.metricsInForce().get(i).resourceName().equals("cpu")) {
                status.averageUtilization().ifPresent(percent -> shown.put("cpuUtilization", percent));
            }
        }
    }

    private static void showEvents(List<ScaleEvent> events, ArrayNode shown) {
        events.forEach(event -> shown.addObject()
                .put("change", event.change())
                .put("ageSeconds", age(event.atNanos()))
                .put("outdated", event.outdated()));
    }

    private static long age(long atNanos) {
        return TimeUnit.NANOSECONDS.toSeconds(-atNanos);
    }
}
