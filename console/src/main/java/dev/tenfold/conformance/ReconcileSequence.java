package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.Cluster;
import dev.tenfold.policy.hpa.Condition;
import dev.tenfold.policy.hpa.Decision;
import dev.tenfold.policy.hpa.HpaController;
import dev.tenfold.policy.hpa.HpaSettings;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.hpa.Pod;
import dev.tenfold.policy.hpa.PodSample;
import dev.tenfold.policy.hpa.ResourceSample;
import dev.tenfold.policy.hpa.Tolerance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Vectors of function {@code sequence}: one autoscaler, reconciled again and again. The metric is an external one with
 * a target of one per replica and no tolerance, so that it proposes exactly the number it is given.
 */
final class ReconcileSequence {
    private static final MetricSpec METRIC =
            new MetricSpec.External("proposal", Optional.empty(), MetricTarget.averageValue(1000));

    private ReconcileSequence() {}

    static JsonNode run(JsonNode line) {
        JsonNode input = line.required("input");
        JsonNode behavior = input.path("behavior");
        HpaSpec spec = new HpaSpec(
                "sequence",
                Optional.empty(),
                "autoscaling/v2",
                new HpaSpec.ScaleTarget(Optional.empty(), "Deployment", "sequence"),
                HpaVectorReader.integer(input.path("minReplicas")),
                input.required("maxReplicas").intValue(),
                List.of(METRIC),
                behavior.isObject() ? Optional.of(HpaVectorReader.behavior(behavior)) : Optional.<Behavior>empty());
        Workload workload = new Workload(input.required("initialReplicas").intValue());
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ArrayNode steps = shown.putArray("steps");
        try (PolicySession session = PolicySession.open()) {
            HpaController controller = new HpaController(spec, intolerant(line), session);
            for (JsonNode step : input.required("steps")) {
                workload.replicas = integer(step, "setReplicas").orElse(workload.replicas);
                workload.proposal = step.required("proposedReplicas").longValue();
                long now = TimeUnit.SECONDS.toNanos(step.required("atSeconds").longValue());
                show(controller.reconcile(workload, now), workload.replicas, steps.addObject());
            }
        }
        return shown;
    }

    private static OptionalInt integer(JsonNode step, String field) {
        return HpaVectorReader.integer(step.path(field));
    }

    private static HpaSettings intolerant(JsonNode line) {
        HpaSettings given = HpaVectorReader.settings(line.path("config"));
        return new HpaSettings(
                given.syncPeriod(),
                Tolerance.of(0),
                given.cpuInitializationPeriod(),
                given.initialReadinessDelay(),
                given.downscaleStabilization(),
                given.scaleUpLimitFactor(),
                given.scaleUpLimitMinimum(),
                false,
                given.podLevelResources(),
                given.scaleToZero());
    }

    private static void show(Decision decision, int replicas, ObjectNode step) {
        step.put("replicas", replicas);
        // A reconcile that reads no metric leaves this condition as it was.
        boolean evaluated = !decision.metricStatuses().isEmpty();
        for (Condition condition : decision.conditions()) {
            if (condition.type().equals("AbleToScale")) {
                step.put("ableToScaleReason", condition.reason());
            } else if (condition.type().equals("ScalingLimited") && evaluated) {
                step.put("limited", condition.status());
                step.put("limitedReason", condition.reason());
            }
        }
    }

    /** A workload that does at once what it is told. */
    private static final class Workload implements Cluster {
        private int replicas;
        private long proposal;

        private Workload(int replicas) {
            this.replicas = replicas;
        }

        @Override
        public Optional<Scale> scale() {
            return Optional.of(new Scale(replicas, replicas, "app=sequence"));
        }

        @Override
        public List<Pod> pods(LabelSelector selector) {
            return List.of();
        }

        @Override
        public List<LabelSelector> otherAutoscalers() {
            return List.of();
        }

        @Override
        public Optional<List<ResourceSample>> resourceSamples() {
            return Optional.empty();
        }

        @Override
        public Optional<List<PodSample>> podSamples(MetricSpec.Pods metric) {
            return Optional.empty();
        }

        @Override
        public Optional<Measurement> measurement(MetricSpec.ObjectMetric metric) {
            return Optional.empty();
        }

        @Override
        public Optional<List<Measurement>> measurements(MetricSpec.External metric) {
            return Optional.of(List.of(new Measurement(proposal * 1000, 0)));
        }

        @Override
        public Write write(int wanted) {
            replicas = wanted;
            return Write.DONE;
        }
    }
}
