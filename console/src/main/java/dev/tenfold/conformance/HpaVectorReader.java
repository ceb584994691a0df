package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSettings;
import dev.tenfold.policy.hpa.HpaSettings.ScaleToZeroMode;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.hpa.Pod;
import dev.tenfold.policy.hpa.PodSample;
import dev.tenfold.policy.hpa.Recommendation;
import dev.tenfold.policy.hpa.ResourceAmounts;
import dev.tenfold.policy.hpa.ResourceSample;
import dev.tenfold.policy.hpa.ScaleEvents.ScaleEvent;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import dev.tenfold.policy.hpa.Tolerance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Reads the parts that vectors of the HorizontalPodAutoscaler are made of. "Now" is 0, so ages are negative times. */
final class HpaVectorReader {
    private HpaVectorReader() {}

    static HpaSettings settings(JsonNode config) {
        HpaSettings defaults = HpaSettings.DEFAULTS;
        double both = config.path("tolerance").asDouble(0.1);
        return new HpaSettings(
                defaults.syncPeriod(),
                new Tolerance(
                        config.path("toleranceDown").asDouble(both),
                        config.path("toleranceUp").asDouble(both)),
                seconds(config, "cpuInitializationPeriodSeconds", defaults.cpuInitializationPeriod()),
                seconds(config, "initialReadinessDelaySeconds", defaults.initialReadinessDelay()),
                seconds(config, "downscaleStabilizationSeconds", defaults.downscaleStabilization()),
                config.path("scaleUpLimitFactor").asDouble(defaults.scaleUpLimitFactor()),
                config.path("scaleUpLimitMinimum").asDouble(defaults.scaleUpLimitMinimum()),
                config.path("configurableTolerance").asBoolean(true),
                config.path("podLevelResources").asBoolean(true),
                mode(config.path("scaleToZeroMode").asText("legacy")));
    }

    static ScaleToZeroMode mode(String text) {
        return switch (text) {
            case "legacy" -> ScaleToZeroMode.LEGACY;
            case "conditionOff" -> ScaleToZeroMode.CONDITION_OFF;
            case "conditionOn" -> ScaleToZeroMode.CONDITION_ON;
            default -> throw new IllegalArgumentException("unknown scaleToZeroMode " + text);
        };
    }

    private static Duration seconds(JsonNode config, String field, Duration otherwise) {
        return config.has(field) ? Duration.ofSeconds(config.get(field).asLong()) : otherwise;
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> list = new ArrayList<>();
        array.forEach(node -> list.add(element.apply(node)));
        return list;
    }

    /** A source of metrics; empty where its call fails. */
    static <T> Optional<List<T>> source(JsonNode source, Function<JsonNode, T> element) {
        return source.isArray() ? Optional.of(list(source, element)) : Optional.empty();
    }

    static Map<String, Long> amounts(JsonNode object) {
        Map<String, Long> amounts = new TreeMap<>();
        object.properties()
                .forEach(field -> amounts.put(field.getKey(), field.getValue().longValue()));
        return amounts;
    }

    static long ageToNanos(JsonNode age) {
        return -TimeUnit.SECONDS.toNanos(age.longValue());
    }

    static Pod pod(JsonNode node) {
        JsonNode start = node.path("startAgeSeconds");
        JsonNode transition = node.path("readyTransitionAgeSeconds");
        Map<String, String> labels = new TreeMap<>();
        node.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return new Pod(
                node.required("name").asText(),
                1,
                phase(node.required("phase").asText()),
                node.path("deleted").asBoolean(),
                ready(node.path("ready")),
                start.isNumber() ? OptionalLong.of(ageToNanos(start)) : OptionalLong.empty(),
                transition.isNumber() ? ageToNanos(transition) : Pod.NEVER,
                labels,
                list(node.path("containers"), HpaVectorReader::container),
                list(node.path("initContainers"), HpaVectorReader::container),
                ResourceAmounts.of(amounts(node.path("podRequestsMilli"))));
    }

    private static Pod.Phase phase(String text) {
        return text.isEmpty() ? Pod.Phase.UNKNOWN : Pod.Phase.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Pod.Ready ready(JsonNode status) {
        return status.isTextual() ? Pod.Ready.valueOf(status.asText().toUpperCase(Locale.ROOT)) : Pod.Ready.ABSENT;
    }

    private static Pod.Container container(JsonNode node) {
        return new Pod.Container(
                node.required("name").asText(),
                ResourceAmounts.of(amounts(node.path("requestsMilli"))),
                node.path("restartAlways").asBoolean());
    }

    static ResourceSample resourceSample(JsonNode node) {
        return new ResourceSample(
                node.required("pod").asText(),
                1,
                ageToNanos(node.required("ageSeconds")),
                window(node),
                list(
                        node.required("containers"),
                        usage -> new ResourceSample.Usage(
                                usage.required("name").asText(),
                                ResourceAmounts.of(amounts(usage.path("usageMilli"))))));
    }

    static PodSample podSample(JsonNode node) {
        return new PodSample(
                node.required("pod").asText(),
                1,
                node.required("valueMilli").longValue(),
                ageToNanos(node.required("ageSeconds")),
                window(node));
    }

    static long window(JsonNode node) {
        return TimeUnit.SECONDS.toNanos(node.path("windowSeconds").asLong(60));
    }

    static Measurement measurement(JsonNode value) {
        return new Measurement(value.longValue(), 0);
    }

    static MetricSpec metric(JsonNode node) {
        MetricTarget target = target(node);
        String type = node.required("type").asText();
        String name = node.path("metric").asText();
        return switch (type) {
            case "Resource" -> new MetricSpec.Resource(node.required("resource").asText(), target);
            case "ContainerResource" ->
                new MetricSpec.ContainerResource(
                        node.required("resource").asText(),
                        node.required("container").asText(),
                        target);
            case "Pods" -> new MetricSpec.Pods(name, Optional.empty(), target);
            case "Object" ->
                new MetricSpec.ObjectMetric(
                        name,
                        Optional.empty(),
                        new ScaleTarget(
                                Optional.empty(), node.path("objectKind").asText(), name),
                        target);
            case "External" -> new MetricSpec.External(name, Optional.empty(), target);
            default -> new MetricSpec.Unknown(type);
        };
    }

    private static MetricTarget target(JsonNode node) {
        return new MetricTarget(
                text(node.path("targetType")),
                integer(node.path("averageUtilization")),
                number(node.path("averageValueMilli")),
                number(node.path("valueMilli")));
    }

    static Behavior behavior(JsonNode node) {
        return new Behavior(rules(node.path("scaleUp")), rules(node.path("scaleDown")));
    }

    static Optional<ScalingRules> rules(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        JsonNode policies = node.path("policies");
        return Optional.of(new ScalingRules(
                integer(node.path("stabilizationWindowSeconds")),
                text(node.path("selectPolicy")),
                policies.isArray() ? Optional.of(list(policies, HpaVectorReader::policy)) : Optional.empty(),
                number(node.path("toleranceMilli"))));
    }

    private static ScalingPolicy policy(JsonNode node) {
        return new ScalingPolicy(
                node.path("type").asText(),
                node.path("value").intValue(),
                node.path("periodSeconds").intValue());
    }

    static Recommendation recommendation(JsonNode node) {
        return new Recommendation(node.required("replicas").intValue(), ageToNanos(node.required("ageSeconds")));
    }

    static ScaleEvent event(JsonNode node) {
        return new ScaleEvent(
                node.required("change").intValue(),
                ageToNanos(node.required("ageSeconds")),
                node.path("outdated").asBoolean());
    }

    static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    static OptionalInt integer(JsonNode node) {
        return node.isNumber() ? OptionalInt.of(node.intValue()) : OptionalInt.empty();
    }

    static OptionalLong number(JsonNode node) {
        return node.isNumber() ? OptionalLong.of(node.longValue()) : OptionalLong.empty();
    }
}
