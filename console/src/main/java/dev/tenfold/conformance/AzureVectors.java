package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.azure.Aggregation;
import dev.tenfold.policy.azure.Capacity;
import dev.tenfold.policy.azure.ComparisonOperation;
import dev.tenfold.policy.azure.Cooldown;
import dev.tenfold.policy.azure.Flapping;
import dev.tenfold.policy.azure.MetricTrigger;
import dev.tenfold.policy.azure.ProfileKind;
import dev.tenfold.policy.azure.RuleSet;
import dev.tenfold.policy.azure.ScaleAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Vectors of Azure Monitor's autoscale. */
final class AzureVectors {
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "azure/cooldown", AzureVectors::cooldown,
            "azure/default-capacity", AzureVectors::defaultCapacity,
            "azure/flapping", AzureVectors::flapping,
            "azure/metric-window", AzureVectors::metricWindow,
            "azure/profile", AzureVectors::profile,
            "azure/rules", AzureVectors::rules);

    private AzureVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode cooldown(Inputs in) {
        Cooldown cooldown = new Cooldown();
        ObjectNode shown = object();
        ArrayNode acted = shown.putArray("acted");
        for (long second : in.list("triggerTimes", JsonNode::longValue)) {
            long now = TimeUnit.SECONDS.toNanos(second);
            boolean over = cooldown.isOver(now);
            acted.add(over);
            if (over) {
                cooldown.start(now, in.seconds("cooldownSeconds"));
            }
        }
        return shown;
    }

    private static ObjectNode defaultCapacity(Inputs in) {
        int instances = in.integer("instances");
        Capacity capacity = new Capacity(0, Integer.MAX_VALUE, in.integer("default"));
        return object().put("instances", in.flag("metricUnavailable") ? capacity.withoutMetrics(instances) : instances);
    }

    private static ObjectNode flapping(Inputs in) {
        int instances = in.integer("instances");
        Flapping flapping = new Flapping(List.of(new Flapping.ScaleOut(
                in.number("totalLoad"),
                ComparisonOperation.of(in.text("scaleOutOperator")),
                in.number("scaleOutThreshold"))));
        int lowest = flapping.lowest(instances, instances - in.integer("scaleInBy"));
        return object().put("instances", in.flag("scaleInTriggered") ? lowest : instances);
    }

    private static ObjectNode metricWindow(Inputs in) {
        MetricTrigger trigger = new MetricTrigger(
                Duration.parse(in.text("timeGrain")),
                Aggregation.of(in.text("statistic")),
                Duration.parse(in.text("timeWindow")),
                Aggregation.of(in.text("timeAggregation")),
                ComparisonOperation.of(in.text("operator")),
                in.number("threshold"),
                false);
        double value = trigger.value(in.numbers("samplesPerMinute"), Duration.ofMinutes(1), 1);
        return object().put("value", value).put("triggered", trigger.isTriggeredBy(value));
    }

    private static ObjectNode profile(Inputs in) {
        List<ProfileKind> applicable = in.list("applicable", kind -> ProfileKind.of(kind.asText()));
        return object().put("chosen", ProfileKind.choose(applicable).text());
    }

    private static ObjectNode rules(Inputs in) {
        List<RuleSet.Rule> rules = new ArrayList<>();
        rules.addAll(in.list("scaleOut", rule -> rule(rule, ScaleAction.Direction.INCREASE)));
        rules.addAll(in.list("scaleIn", rule -> rule(rule, ScaleAction.Direction.DECREASE)));
        Capacity limits = new Capacity(in.integer("min"), in.integer("max"), in.integer("min"));
        return object().put("instances", new RuleSet(rules).apply(in.integer("instances"), limits));
    }

    private static RuleSet.Rule rule(JsonNode node, ScaleAction.Direction direction) {
        JsonNode action = node.required("action");
        ScaleAction.Type type = ScaleAction.Type.of(action.path(0).asText());
        int value = action.path(1).intValue();
        return new RuleSet.Rule(
                new ScaleAction(direction, type, value), node.path("triggered").asBoolean());
    }
}
