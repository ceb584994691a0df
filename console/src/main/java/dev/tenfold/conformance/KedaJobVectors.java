package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.keda.JobDemand;
import dev.tenfold.policy.keda.JobDemand.OfTrigger;
import dev.tenfold.policy.keda.JobStrategy;
import dev.tenfold.policy.keda.JobStrategy.Start;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Vectors of ScaledJobs. */
final class KedaJobVectors {
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS =
            Map.of("keda/scaledjob-multi", KedaJobVectors::multi, "keda/scaledjob-strategy", KedaJobVectors::strategy);

    private KedaJobVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode multi(Inputs in) {
        int maximum = in.integer("maxReplicaCount");
        List<OfTrigger> triggers = in.list("scalers", node -> trigger(node, maximum));
        JobDemand demand = JobDemand.of(
                triggers,
                in.optionalText("multipleScalersCalculation").orElse(""),
                in.optionalInteger("minReplicaCount").orElse(0),
                maximum);
        return JsonNodeFactory.instance
                .objectNode()
                .put("active", demand.active())
                .put("queueLength", demand.queueLength())
                .put("maxValue", demand.jobs());
    }

    private static OfTrigger trigger(JsonNode node, int maximum) {
        Inputs in = new Inputs(node);
        return OfTrigger.of(in.number("queueLength"), in.number("averageValue"), in.flag("active"), maximum);
    }

    private static ObjectNode strategy(Inputs in) {
        JobStrategy strategy = JobStrategy.of(
                in.optionalText("strategy").orElse(""),
                in.optionalInteger("customScalingQueueLengthDeduction"),
                in.optionalText("customScalingRunningJobPercentage").orElse(""));
        Start start = strategy.decide(
                in.integer("scaleTo"),
                in.integer("maxScale"),
                in.integer("runningJobs"),
                in.integer("pendingJobs"),
                in.integer("maxReplicaCount"));
        return JsonNodeFactory.instance
                .objectNode()
                .put("maxScale", start.atMost())
                .put("scaleTo", start.wanted());
    }
}
