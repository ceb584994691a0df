package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.keda.Fallback;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScalingAnnotations;
import dev.tenfold.policy.keda.ScalingModifiers;
import dev.tenfold.policy.keda.formula.FormulaError;
import dev.tenfold.policy.keda.trigger.MetricType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Vectors of what the fields of a ScaledObject mean: annotations, bounds, fallback, formulas. */
final class KedaSpecVectors {
    private static final double MILLI = 1000;
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "keda/activation", KedaSpecVectors::activation,
            "keda/fallback", KedaSpecVectors::fallback,
            "keda/formula", KedaSpecVectors::formula,
            "keda/hpa-min-max", KedaSpecVectors::hpaMinMax,
            "keda/modifier-trigger-value", KedaSpecVectors::modifierTriggerValue,
            "keda/needs-pause", KedaSpecVectors::needsPause,
            "keda/paused-annotation", KedaSpecVectors::pausedAnnotation,
            "keda/paused-replicas", KedaSpecVectors::pausedReplicas,
            "keda/using-modifiers", KedaSpecVectors::usingModifiers);

    private KedaSpecVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What the autoscaler would ask for, and what is left of it when the activation threshold has its say. */
    private static ObjectNode activation(Inputs in) {
        double value = in.number("value");
        OptionalInt minimum = in.optionalInteger("minReplicaCount");
        boolean active = value > in.number("activationThreshold");
        MetricType type = in.optionalText("metricType").flatMap(MetricType::of).orElse(MetricType.AVERAGE_VALUE);
        int desired = type.desired(value, in.number("threshold"), 1);
        boolean sleeps = !active && minimum.orElse(0) == 0;
        return object().put("active", active).put("hpaDesired", desired).put("effective", sleeps ? 0 : desired);
    }

    private static ObjectNode fallback(Inputs in) {
        Optional<Fallback> fallback = KedaInputs.fallback(in);
        int before = in.optionalInteger("failuresBefore").orElse(0);
        if (!in.flag("scalerError")) {
            ObjectNode shown = object().put("metric", in.number("metric")).put("fallbackActive", false);
            fallback.ifPresent(each -> shown.put("failuresAfter", 0).put("status", "Happy"));
            return shown;
        }
        if (fallback.isEmpty()) {
            return object().put("error", "the scaler failed").put("fallbackActive", false);
        }
        int failures = before + 1;
        ObjectNode shown = object().put("failuresAfter", failures).put("status", "Failing");
        OptionalLong metric =
                fallback.get().isExceeded(failures) ? fallbackMetric(in, fallback.get()) : OptionalLong.empty();
        if (metric.isEmpty()) {
            return shown.put("error", "the scaler failed").put("fallbackActive", false);
        }
        return shown.put("metric", metric.getAsLong() / MILLI).put("fallbackActive", true);
    }

    private static OptionalLong fallbackMetric(Inputs in, Fallback fallback) {
        boolean perReplica = !in.optionalText("metricType").orElse("").equals("Value");
        return fallback.metricMilli(
                in.number(perReplica ? "targetAverageValue" : "targetValue"),
                in.optionalInteger("currentReplicas").orElse(0),
                perReplica,
                in.optionalInteger("readyReplicas").orElse(0));
    }

    private static ObjectNode formula(Inputs in) {
        ScalingModifiers modifiers = new ScalingModifiers(
                in.text("formula"),
                in.optionalText("target").orElse(""),
                in.optionalText("activationTarget").orElse(""),
                "");
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> metric : in.inner("metrics").node().properties()) {
            values.put(metric.getKey(), Inputs.bound(metric.getValue()));
        }
        try {
            OptionalLong milli =
                    modifiers.compositeMilli(modifiers.compiled(values.keySet()), values, KedaInputs.fallback(in));
            if (milli.isEmpty()) {
                return object().put("error", "the formula comes to nil").put("active", false);
            }
            double composite = milli.getAsLong() / MILLI;
            return object().put("composite", composite).put("active", modifiers.isActive(composite));
        } catch (FormulaError wrong) {
            return object().put("error", wrong.getMessage()).put("active", false);
        }
    }

    private static ObjectNode hpaMinMax(Inputs in) {
        ReplicaBounds bounds = KedaInputs.bounds(in);
        return object().put("hpaMin", bounds.hpaMinimum()).put("hpaMax", bounds.hpaMaximum());
    }

    private static ObjectNode modifierTriggerValue(Inputs in) {
        int failures = in.optionalInteger("failures").orElse(0);
        boolean nil = KedaInputs.fallback(in)
                .filter(fallback -> fallback.makesNil(failures))
                .isPresent();
        return nil ? object().putNull("valueInFormula") : object().put("valueInFormula", in.number("metric"));
    }

    private static ObjectNode needsPause(Inputs in) {
        return object().put("paused", KedaInputs.annotations(in).pause());
    }

    private static ObjectNode pausedAnnotation(Inputs in) {
        return object().put("hasPausedAnnotation", KedaInputs.annotations(in).mentionPause());
    }

    private static ObjectNode pausedReplicas(Inputs in) {
        ScalingAnnotations annotations = KedaInputs.annotations(in);
        ObjectNode shown = object();
        annotations.pausedReplicas().ifPresent(count -> shown.put("count", count));
        return annotations.misspellPausedReplicas() ? shown.put("error", "paused-replicas is no number") : shown;
    }

    private static ObjectNode usingModifiers(Inputs in) {
        JsonNode advanced = in.inner("spec").node().path("advanced");
        return object().put(
                        "usingModifiers",
                        KedaInputs.modifiers(new Inputs(advanced)).areUsed());
    }
}
