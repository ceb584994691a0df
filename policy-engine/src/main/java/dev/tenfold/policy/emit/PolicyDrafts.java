package dev.tenfold.policy.emit;

import static dev.tenfold.policy.emit.AwsDrafts.seconds;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.aws.PredictivePolicy;
import dev.tenfold.policy.aws.PredictivePolicy.Pair;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.SimpleScaling;
import dev.tenfold.policy.aws.StepAdjustment;
import dev.tenfold.policy.aws.StepScaling;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.policy.aws.TrackedMetric;
import dev.tenfold.policy.aws.TrackedMetric.Customized;
import dev.tenfold.policy.aws.TrackedMetric.Predefined;
import java.util.ArrayList;
import java.util.List;

/**
 * Scaling policies with the properties that AWS has for them, without their names and what they scale.
 *
 * @param dialect of the file
 * @param application whether they are of Application Auto Scaling
 */
public record PolicyDrafts(Dialect dialect, boolean application) {
    private static final String TOTAL = ", total";

    /** The properties of a policy. */
    Draft.Fields policy(ScalingPolicySpec policy) {
        Draft.Fields fields = Draft.fields().put("PolicyType", policy.type());
        if (policy instanceof TargetTrackingPolicy tracking) {
            tracking(fields, tracking);
        } else if (policy instanceof StepScaling steps) {
            if (application) {
                Draft.Fields inner = Draft.fields();
                steps(inner, steps);
                fields.put("StepScalingPolicyConfiguration", inner);
            } else {
                steps(fields, steps);
            }
        } else if (policy instanceof SimpleScaling simple) {
            fields.put("AdjustmentType", simple.adjustment().type().text());
            simple.adjustment().minMagnitude().ifPresent(least -> fields.put("MinAdjustmentMagnitude", least));
            fields.put("ScalingAdjustment", simple.adjustment().amount());
            seconds(fields, "Cooldown", simple.cooldown());
        } else {
            fields.put("PredictiveScalingConfiguration", predictive((PredictivePolicy) policy));
        }
        if (!policy.enabled()) {
            fields.put("Enabled", false);
        }
        return fields;
    }

    private void tracking(Draft.Fields fields, TargetTrackingPolicy tracking) {
        seconds(fields, "EstimatedInstanceWarmup", tracking.estimatedWarmUp());
        Draft.Fields inner = Draft.fields().put("TargetValue", tracking.target());
        if (tracking.disableScaleIn()) {
            inner.put("DisableScaleIn", true);
        }
        seconds(inner, "ScaleInCooldown", tracking.scaleInCooldown());
        seconds(inner, "ScaleOutCooldown", tracking.scaleOutCooldown());
        metric(inner, tracking.metric());
        fields.put(application ? "TargetTrackingScalingPolicyConfiguration" : "TargetTrackingConfiguration", inner);
    }

    private void metric(Draft.Fields into, TrackedMetric metric) {
        if (metric instanceof Predefined predefined) {
            Draft.Fields fields = Draft.fields().put("PredefinedMetricType", predefined.type());
            predefined.resourceLabel().ifPresent(label -> fields.put("ResourceLabel", label));
            into.put("PredefinedMetricSpecification", fields);
        } else {
            Customized customized = (Customized) metric;
            Draft.Fields fields = Draft.fields();
            new MetricDrafts(dialect).put(fields, customized.query(), false);
            seconds(fields, "Period", customized.writtenPeriod());
            into.put("CustomizedMetricSpecification", fields);
        }
    }

    private void steps(Draft.Fields fields, StepScaling policy) {
        fields.put("AdjustmentType", policy.adjustmentType().text());
        policy.minMagnitude().ifPresent(least -> fields.put("MinAdjustmentMagnitude", least));
        fields.put("MetricAggregationType", policy.aggregation().text());
        seconds(fields, "EstimatedInstanceWarmup", policy.estimatedWarmUp());
        seconds(fields, "Cooldown", policy.cooldown());
        List<Draft> steps = new ArrayList<>();
        policy.steps().list().forEach(step -> steps.add(step(step)));
        fields.put("StepAdjustments", new Draft.Listed(steps));
    }

    /** One step. */
    public static Draft step(StepAdjustment step) {
        Draft.Fields fields = Draft.fields();
        step.lower().ifPresent(bound -> fields.put("MetricIntervalLowerBound", bound));
        step.upper().ifPresent(bound -> fields.put("MetricIntervalUpperBound", bound));
        return fields.put("ScalingAdjustment", step.amount()).drafted();
    }

    private static Draft.Fields predictive(PredictivePolicy policy) {
        List<Draft.Fields> metrics = new ArrayList<>();
        for (Pair pair : policy.metrics()) {
            Draft.Fields metric = Draft.fields().put("TargetValue", pair.target());
            if (pair.load().endsWith(TOTAL)) {
                String type = pair.load().substring(0, pair.load().length() - TOTAL.length());
                metric.put("PredefinedMetricPairSpecification", Draft.fields().put("PredefinedMetricType", type));
            } else {
                metric.put("PredefinedLoadMetricSpecification", Draft.fields().put("PredefinedMetricType", pair.load()))
                        .put(
                                "PredefinedScalingMetricSpecification",
                                Draft.fields().put("PredefinedMetricType", pair.scaling()));
            }
            metrics.add(metric);
        }
        Draft.Fields fields = Draft.fields()
                .put("Mode", policy.scaling().mode().text())
                .put("SchedulingBufferTime", policy.scaling().schedulingBuffer().toSeconds())
                .put("MaxCapacityBreachBehavior", policy.scaling().breach().text());
        if (policy.scaling().maxCapacityBufferPercent() > 0) {
            fields.put("MaxCapacityBuffer", policy.scaling().maxCapacityBufferPercent());
        }
        return fields.put("MetricSpecifications", metrics);
    }
}
