package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import dev.tenfold.policy.keda.Fallback;
import dev.tenfold.policy.keda.FallbackBehavior;
import dev.tenfold.policy.keda.PollTiming;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.ScalingAnnotations;
import dev.tenfold.policy.keda.ScalingModifiers;
import dev.tenfold.policy.keda.TriggerSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the inputs of KEDA vectors into parts of a ScaledObject. */
final class KedaInputs {
    private KedaInputs() {}

    static ReplicaBounds bounds(Inputs in) {
        return new ReplicaBounds(
                in.optionalInteger("minReplicaCount"),
                in.optionalInteger("maxReplicaCount"),
                in.optionalInteger("idleReplicaCount"));
    }

    static PollTiming timing(Inputs in) {
        return new PollTiming(
                in.optionalInteger("pollingInterval"),
                in.optionalInteger("cooldownPeriod"),
                in.optionalInteger("initialCooldownPeriod"));
    }

    static Optional<Fallback> fallback(Inputs in) {
        return in.has("fallback") ? Optional.of(fallbackOf(in.inner("fallback"))) : Optional.empty();
    }

    private static Fallback fallbackOf(Inputs in) {
        return new Fallback(
                in.integer("failureThreshold"),
                in.integer("replicas"),
                in.optionalText("behavior").flatMap(FallbackBehavior::of).orElse(FallbackBehavior.STATIC));
    }

    static ScalingModifiers modifiers(Inputs in) {
        JsonNode node = in.node().path("scalingModifiers");
        return new ScalingModifiers(
                node.path("formula").asText(""),
                node.path("target").asText(""),
                node.path("activationTarget").asText(""),
                node.path("metricType").asText(""));
    }

    static ScalingAnnotations annotations(Inputs in) {
        return in.has("annotations") ? new ScalingAnnotations(in.texts("annotations")) : ScalingAnnotations.NONE;
    }

    static TriggerSpec trigger(JsonNode node) {
        Inputs in = new Inputs(node);
        return new TriggerSpec(
                in.text("type"),
                in.optionalText("name"),
                in.optionalText("metricType"),
                Map.of(),
                in.flag("useCachedMetrics"),
                Optional.empty());
    }

    static ScaledObject object(
            Inputs in, ReplicaBounds bounds, Optional<Behavior> behavior, List<TriggerSpec> triggers) {
        return new ScaledObject(
                "vector",
                Optional.empty(),
                "keda.sh/v1alpha1",
                annotations(in),
                new ScaleTarget(Optional.empty(), "Deployment", "vector"),
                bounds,
                timing(in),
                fallback(in),
                modifiers(in),
                behavior,
                Optional.empty(),
                triggers);
    }
}
