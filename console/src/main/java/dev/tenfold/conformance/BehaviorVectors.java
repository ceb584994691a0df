package dev.tenfold.conformance;

import static dev.tenfold.conformance.HpaVectorReader.list;
import static dev.tenfold.conformance.HpaVectorReader.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.hpa.Bounds;
import dev.tenfold.policy.hpa.HpaSettings;
import dev.tenfold.policy.hpa.HpaValidation;
import dev.tenfold.policy.hpa.LimitReason;
import dev.tenfold.policy.hpa.Limited;
import dev.tenfold.policy.hpa.Pace;
import dev.tenfold.policy.hpa.Recommendations;
import dev.tenfold.policy.hpa.ScaleEvents;
import dev.tenfold.policy.hpa.ScalingRules;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Vectors of kind {@code behavior}: stabilisation, limits, histories, defaults, validation, and runs of reconciles. */
final class BehaviorVectors {
    private final JsonNode line;
    private final JsonNode input;
    private final HpaSettings settings;

    private BehaviorVectors(JsonNode line) {
        this.line = line;
        this.input = line.required("input");
        this.settings = HpaVectorReader.settings(line.path("config"));
    }

    /** What the computation gives; empty where it is not known. */
    static Optional<JsonNode> run(JsonNode line) {
        return new BehaviorVectors(line).run(line.required("function").asText());
    }

    private Optional<JsonNode> run(String function) {
        return switch (function) {
            case "clampLegacy" -> Optional.of(shown(bounds().clamp(current(), desired(), settings)));
            case "stabilizeLegacy" -> Optional.of(stabilizeLegacy());
            case "stabilize" -> Optional.of(stabilize());
            case "scaleUpLimit" -> Optional.of(limit(pace().up(current(), ups(), downs(), 0)));
            case "scaleDownLimit" -> Optional.of(limit(pace().down(current(), ups(), downs(), 0)));
            case "rateLimit" -> Optional.of(shown(rateLimit()));
            case "storeEvent" -> Optional.of(storeEvent());
            case "defaultRules" -> Optional.of(defaultRules());
            case "validateBehavior" -> Optional.of(validate());
            case "sequence" -> Optional.of(ReconcileSequence.run(line));
            default -> Optional.empty();
        };
    }

    private int current() {
        return input.required("currentReplicas").intValue();
    }

    private int desired() {
        return input.required("desiredReplicas").intValue();
    }

    private Bounds bounds() {
        return new Bounds(
                input.required("minReplicas").intValue(),
                input.required("maxReplicas").intValue());
    }

    private Pace pace() {
        return new Pace(rules(input.required("rules")).orElse(ScalingRules.NONE));
    }

    private ScaleEvents ups() {
        return new ScaleEvents(list(input.required("scaleUpEvents"), HpaVectorReader::event));
    }

    private ScaleEvents downs() {
        return new ScaleEvents(list(input.required("scaleDownEvents"), HpaVectorReader::event));
    }

    private Recommendations recommendations() {
        return new Recommendations(list(input.required("recommendations"), HpaVectorReader::recommendation));
    }

    private long nanos(String field) {
        return TimeUnit.SECONDS.toNanos(input.required(field).longValue());
    }

    private static ObjectNode shown(Limited limited) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("replicas", limited.replicas())
                .put("reason", limited.reason().text());
    }

    private static ObjectNode limit(Pace.Allowance allowance) {
        return JsonNodeFactory.instance.objectNode().put("limit", allowance.replicas());
    }

    private JsonNode stabilizeLegacy() {
        Recommendations recommendations = recommendations();
        return stabilized(recommendations.stabilise(desired(), nanos("windowSeconds"), 0), recommendations);
    }

    private JsonNode stabilize() {
        Recommendations recommendations = recommendations();
        long up = nanos("scaleUpWindowSeconds");
        long down = nanos("scaleDownWindowSeconds");
        int replicas = recommendations.stabilise(current(), desired(), up, down, 0);
        String held = desired() >= current() ? "ScaleUpStabilized" : "ScaleDownStabilized";
        return stabilized(replicas, recommendations).put("reason", replicas == desired() ? "ReadyForNewScale" : held);
    }

    private static ObjectNode stabilized(int replicas, Recommendations recommendations) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("replicas", replicas);
        shown.put("recommendationsAfterCount", recommendations.list().size());
        ArrayNode after = shown.putArray("recommendationsAfter");
        recommendations.list().forEach(entry -> after.add(entry.replicas()));
        return shown;
    }

    private Limited rateLimit() {
        if (desired() > current()) {
            Pace pace = new Pace(
                    rules(input.path("scaleUp")).orElse(ScalingRules.NONE).defaultedUp());
            return bounds().limitUp(current(), desired(), pace.up(current(), ups(), downs(), 0));
        }
        if (desired() < current()) {
            Pace pace = new Pace(
                    rules(input.path("scaleDown")).orElse(ScalingRules.NONE).defaultedDown());
            return bounds().limitDown(current(), desired(), pace.down(current(), ups(), downs(), 0));
        }
        return new Limited(desired(), LimitReason.DESIRED_WITHIN_RANGE, null);
    }

    private JsonNode storeEvent() {
        ScaleEvents events = new ScaleEvents(list(input.required("events"), HpaVectorReader::event));
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("changeInPeriodBefore", events.changeWithin(nanos("periodSeconds"), 0));
        // Without behavior nothing is stored, since nothing would ever look at it.
        rules(input.path("rules"))
                .ifPresent(given ->
                        events.store(input.required("change").intValue(), new Pace(given).longestPeriodNanos(), 0));
        ArrayNode after = shown.putArray("eventsAfter");
        events.list()
                .forEach(
                        event -> after.addObject().put("change", event.change()).put("outdated", event.outdated()));
        return shown;
    }

    private JsonNode defaultRules() {
        ScalingRules given = rules(input.path("rules")).orElse(ScalingRules.NONE);
        boolean up = input.required("direction").asText().equals("up");
        ScalingRules defaulted = up ? given.defaultedUp() : given.defaultedDown();
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ObjectNode node = shown.putObject("rules");
        defaulted.stabilizationWindowSeconds().ifPresent(window -> node.put("stabilizationWindowSeconds", window));
        defaulted.selectPolicy().ifPresent(select -> node.put("selectPolicy", select));
        defaulted.toleranceMilli().ifPresent(tolerance -> node.put("toleranceMilli", tolerance));
        ArrayNode policies = node.putArray("policies");
        defaulted
                .policies()
                .orElseThrow()
                .forEach(policy -> policies.addObject()
                        .put("type", policy.type())
                        .put("value", policy.value())
                        .put("periodSeconds", policy.periodSeconds()));
        return shown;
    }

    private JsonNode validate() {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ArrayNode errors = shown.putArray("errors");
        HpaValidation.ofBehavior(HpaVectorReader.behavior(input.required("behavior")))
                .forEach(error -> errors.addArray().add(error.field()).add(error.type()));
        return shown;
    }
}
