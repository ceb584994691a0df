package dev.tenfold.policy.patch;

import dev.tenfold.policy.aws.PredictivePolicy;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.SimpleScaling;
import dev.tenfold.policy.aws.StepAdjustment;
import dev.tenfold.policy.aws.StepScaling;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.policy.emit.PolicyDrafts;
import dev.tenfold.policy.resource.AwsTypes;
import dev.tenfold.policy.resource.Resource;
import java.util.List;
import java.util.Objects;

/** The edits of one scaling policy of AWS. */
final class PolicyChanges {
    private final Resource resource;
    private final FieldEdits edits;
    private final boolean application;

    PolicyChanges(Resource resource) {
        this.resource = resource;
        this.edits = new FieldEdits(resource.id(), resource.properties());
        this.application = resource.type().equals(AwsTypes.APPLICATION_POLICY);
    }

    List<Edit> between(ScalingPolicySpec before, ScalingPolicySpec wanted) throws Refusal {
        if (before instanceof TargetTrackingPolicy was && wanted instanceof TargetTrackingPolicy is) {
            tracking(was, is);
        } else if (before instanceof StepScaling was && wanted instanceof StepScaling is) {
            steps(was, is);
        } else if (before instanceof SimpleScaling was && wanted instanceof SimpleScaling is) {
            edits.word(
                    "AdjustmentType",
                    was.adjustment().type().text(),
                    is.adjustment().type().text());
            edits.number(
                    "ScalingAdjustment",
                    was.adjustment().amount(),
                    is.adjustment().amount());
            edits.number(
                    magnitude(""),
                    was.adjustment().minMagnitude(),
                    is.adjustment().minMagnitude());
            edits.seconds("Cooldown", was.cooldown(), is.cooldown());
        } else if (before instanceof PredictivePolicy was && wanted instanceof PredictivePolicy is) {
            predictive(was, is);
        } else {
            throw new Refusal(resource.id() + " is a policy of type " + before.type() + ", and must stay one");
        }
        edits.truth("Enabled", before.enabled(), wanted.enabled());
        return edits.edits();
    }

    private void tracking(TargetTrackingPolicy was, TargetTrackingPolicy is) {
        String within = application ? "TargetTrackingScalingPolicyConfiguration." : "TargetTrackingConfiguration.";
        edits.number(within + "TargetValue", was.target(), is.target());
        edits.truth(within + "DisableScaleIn", was.disableScaleIn(), is.disableScaleIn());
        edits.seconds(within + "ScaleInCooldown", was.scaleInCooldown(), is.scaleInCooldown());
        edits.seconds(within + "ScaleOutCooldown", was.scaleOutCooldown(), is.scaleOutCooldown());
        edits.seconds("EstimatedInstanceWarmup", was.estimatedWarmUp(), is.estimatedWarmUp());
    }

    private void steps(StepScaling was, StepScaling is) throws Refusal {
        String within = application ? "StepScalingPolicyConfiguration." : "";
        edits.word(
                within + "AdjustmentType",
                was.adjustmentType().text(),
                is.adjustmentType().text());
        edits.number(magnitude(within), was.minMagnitude(), is.minMagnitude());
        edits.word(
                within + "MetricAggregationType",
                was.aggregation().text(),
                is.aggregation().text());
        edits.seconds("EstimatedInstanceWarmup", was.estimatedWarmUp(), is.estimatedWarmUp());
        edits.seconds(within + "Cooldown", was.cooldown(), is.cooldown());
        edits.list(within + "StepAdjustments", was.steps().list(), is.steps().list(), this::step, PolicyDrafts::step);
    }

    private void step(String path, StepAdjustment was, StepAdjustment is) {
        edits.number(path + ".MetricIntervalLowerBound", was.lower(), is.lower());
        edits.number(path + ".MetricIntervalUpperBound", was.upper(), is.upper());
        edits.number(path + ".ScalingAdjustment", was.amount(), is.amount());
    }

    private String magnitude(String within) {
        String older = within + "MinAdjustmentStep";
        return resource.properties().find(older).isPresent() ? older : within + "MinAdjustmentMagnitude";
    }

    private void predictive(PredictivePolicy was, PredictivePolicy is) throws Refusal {
        String within = "PredictiveScalingConfiguration.";
        edits.word(
                within + "Mode",
                was.scaling().mode().text(),
                is.scaling().mode().text());
        edits.word(
                within + "MaxCapacityBreachBehavior",
                was.scaling().breach().text(),
                is.scaling().breach().text());
        edits.number(
                within + "MaxCapacityBuffer",
                was.scaling().maxCapacityBufferPercent(),
                is.scaling().maxCapacityBufferPercent());
        edits.seconds(
                within + "SchedulingBufferTime",
                was.scaling().schedulingBuffer(),
                is.scaling().schedulingBuffer());
        for (int i = 0; i < Math.min(was.metrics().size(), is.metrics().size()); i++) {
            String target = within + "MetricSpecifications[" + i + "].TargetValue";
            if (!Objects.equals(was.metrics().get(i), is.metrics().get(i))) {
                edits.number(
                        target,
                        was.metrics().get(i).target(),
                        is.metrics().get(i).target());
            }
        }
    }
}
