package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.keda.Fallback;
import dev.tenfold.policy.keda.FallbackBehavior;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.ScalingModifiers;
import dev.tenfold.policy.keda.TriggerSpec;
import java.util.Map;
import java.util.OptionalInt;

/** ScaledObjects and their parts as keda.sh/v1alpha1 spells them. */
public final class KedaDrafts {
    private KedaDrafts() {}

    /** The whole object. */
    public static Draft.Keyed object(ScaledObject object) {
        Draft.Fields metadata = Draft.fields().put("name", object.name());
        object.namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
        if (!object.annotations().all().isEmpty()) {
            metadata.put("annotations", names(object.annotations().all()));
        }
        Draft.Fields spec = Draft.fields().put("scaleTargetRef", HpaDrafts.target(object.target()));
        put(spec, "pollingInterval", object.timing().pollingInterval());
        put(spec, "cooldownPeriod", object.timing().cooldownPeriod());
        put(spec, "initialCooldownPeriod", object.timing().initialCooldownPeriod());
        put(spec, "idleReplicaCount", object.replicas().idle());
        put(spec, "minReplicaCount", object.replicas().minimum());
        put(spec, "maxReplicaCount", object.replicas().maximum());
        object.fallback().ifPresent(fallback -> spec.put("fallback", fallback(fallback)));
        Draft.Fields advanced = advanced(object);
        if (!advanced.isEmpty()) {
            spec.put("advanced", advanced);
        }
        spec.put(
                "triggers",
                new Draft.Listed(
                        object.triggers().stream().map(KedaDrafts::trigger).toList()));
        return Draft.fields()
                .put("apiVersion", object.apiVersion())
                .put("kind", "ScaledObject")
                .put("metadata", metadata)
                .put("spec", spec)
                .drafted();
    }

    private static void put(Draft.Fields fields, String key, OptionalInt number) {
        number.ifPresent(value -> fields.put(key, value));
    }

    private static Draft.Fields advanced(ScaledObject object) {
        Draft.Fields advanced = Draft.fields();
        Draft.Fields autoscaler = Draft.fields();
        object.hpaName().ifPresent(name -> autoscaler.put("name", name));
        object.behavior().ifPresent(behavior -> autoscaler.put("behavior", HpaDrafts.behavior(behavior)));
        if (!autoscaler.isEmpty()) {
            advanced.put("horizontalPodAutoscalerConfig", autoscaler);
        }
        ScalingModifiers modifiers = object.modifiers();
        if (modifiers.areUsed()) {
            Draft.Fields fields = Draft.fields();
            putUnlessEmpty(fields, "formula", modifiers.formula());
            putUnlessEmpty(fields, "target", modifiers.target());
            putUnlessEmpty(fields, "activationTarget", modifiers.activationTarget());
            putUnlessEmpty(fields, "metricType", modifiers.metricType());
            advanced.put("scalingModifiers", fields);
        }
        return advanced;
    }

    private static void putUnlessEmpty(Draft.Fields fields, String key, String text) {
        if (!text.isEmpty()) {
            fields.put(key, text);
        }
    }

    /** A fallback. */
    public static Draft fallback(Fallback fallback) {
        Draft.Fields fields = Draft.fields()
                .put("failureThreshold", fallback.failureThreshold())
                .put("replicas", fallback.replicas());
        if (fallback.behavior() != FallbackBehavior.STATIC) {
            fields.put("behavior", fallback.behavior().text());
        }
        return fields.drafted();
    }

    /** A trigger. */
    public static Draft trigger(TriggerSpec trigger) {
        Draft.Fields fields = Draft.fields().put("type", trigger.type());
        trigger.name().ifPresent(name -> fields.put("name", name));
        trigger.metricType().ifPresent(type -> fields.put("metricType", type));
        if (trigger.useCachedMetrics()) {
            fields.put("useCachedMetrics", true);
        }
        return fields.put("metadata", names(trigger.metadata())).drafted();
    }

    private static Draft names(Map<String, String> texts) {
        Draft.Fields fields = Draft.fields();
        texts.forEach(fields::put);
        return fields.named();
    }
}
