package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.aws.Adjustment;
import dev.tenfold.policy.aws.AdjustmentType;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.ScaleDirection;
import dev.tenfold.policy.aws.StepAdjustment;
import dev.tenfold.policy.aws.StepAdjustments;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Vectors of AWS step and simple scaling: adjustments and steps. */
final class AwsStepVectors {
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "aws/adjustment", AwsStepVectors::adjustment,
            "aws/multi-policy", AwsStepVectors::multiPolicy,
            "aws/rounding", AwsStepVectors::rounding,
            "aws/step-select", AwsStepVectors::stepSelect,
            "aws/step-valid", AwsStepVectors::stepValid,
            "aws/step-walk", AwsStepVectors::stepWalk);

    private AwsStepVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode adjustment(Inputs in) {
        Adjustment adjustment = new Adjustment(
                AdjustmentType.of(in.text("adjustmentType")),
                in.integer("adjustment"),
                in.optionalInteger("minAdjustmentMagnitude"));
        CapacityLimits limits = new CapacityLimits(in.integer("min"), in.integer("max"));
        return object().put("desired", limits.clamp(adjustment.applyTo(in.integer("capacity"))));
    }

    private static ObjectNode multiPolicy(Inputs in) {
        int capacity = in.integer("capacity");
        int desired = in.list("policies", Inputs::new).stream()
                .map(policy -> new Adjustment(
                        AdjustmentType.of(policy.text("type")),
                        policy.integer("adj"),
                        policy.optionalInteger("minAdjustmentMagnitude")))
                .mapToInt(policy -> policy.applyTo(capacity))
                .max()
                .orElse(capacity);
        return object().put("desired", desired);
    }

    private static ObjectNode rounding(Inputs in) {
        return object().put("rounded", Adjustment.wholeChange(in.number("change")));
    }

    private static StepAdjustments steps(Inputs in, String key) {
        return new StepAdjustments(in.list(
                key,
                step -> new StepAdjustment(
                        Inputs.bound(step.path(0)),
                        Inputs.bound(step.path(1)),
                        step.path(2).intValue())));
    }

    private static ObjectNode stepSelect(Inputs in) {
        ScaleDirection side = in.text("direction").equals("in") ? ScaleDirection.IN : ScaleDirection.OUT;
        Optional<StepAdjustment> step = steps(in, "steps").select(in.number("metric"), in.number("threshold"), side);
        ObjectNode shown = object().putNull("adjustment");
        step.ifPresent(found -> shown.put("adjustment", found.amount()));
        return shown;
    }

    private static ObjectNode stepValid(Inputs in) {
        return object().put("valid", steps(in, "steps").problems().isEmpty());
    }

    private static ObjectNode stepWalk(Inputs in) {
        AdjustmentType type = AdjustmentType.of(in.text("adjustmentType"));
        double threshold = in.number("threshold");
        ObjectNode shown = object();
        ArrayNode desired = shown.putArray("desired");
        int capacity = in.integer("start");
        for (double metric : in.numbers("metrics")) {
            boolean out = metric >= threshold;
            int amount = steps(in, out ? "out" : "in")
                    .select(metric, threshold, out ? ScaleDirection.OUT : ScaleDirection.IN)
                    .map(StepAdjustment::amount)
                    .orElse(0);
            capacity = new Adjustment(type, amount).applyTo(capacity);
            desired.add(capacity);
        }
        return shown;
    }
}
