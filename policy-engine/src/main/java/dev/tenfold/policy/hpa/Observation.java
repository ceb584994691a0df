package dev.tenfold.policy.hpa;

import java.util.List;
import java.util.Optional;

/**
 * What an autoscaler sees at one reconcile, and the arithmetic its metrics are put through.
 *
 * @param cluster answers for the metrics
 * @param scale of the workload
 * @param pods that the workload's selector picks
 * @param nowNanos the moment of the reconcile
 * @param perPod arithmetic of metrics of single pods
 * @param whole arithmetic of other metrics
 */
public record Observation(
        Cluster cluster,
        Cluster.Scale scale,
        List<Pod> pods,
        long nowNanos,
        ReplicaCalculator perPod,
        WholeMetricCalculator whole) {

    /** A resource of the pods, or of one container in each; an average value wins over a utilisation. */
    MetricOutcome resource(String resource, String container, MetricTarget target) {
        Optional<List<ResourceSample>> answer = cluster.resourceSamples();
        int current = scale.specReplicas();
        if (target.averageValueMilli().isPresent()) {
            long average = target.averageValueMilli().getAsLong();
            return perPod.averageUsage(current, average, resource, container, pods, answer, nowNanos);
        }
        if (target.averageUtilization().isPresent()) {
            int percent = target.averageUtilization().getAsInt();
            return perPod.utilization(current, percent, resource, container, pods, answer, nowNanos);
        }
        return MetricFailure.NO_TARGET;
    }

    MetricOutcome pods(MetricSpec.Pods metric) {
        return metric.target().averageValueMilli().isPresent()
                ? perPod.averageValue(
                        scale.specReplicas(),
                        metric.target().averageValueMilli().getAsLong(),
                        pods,
                        cluster.podSamples(metric),
                        nowNanos)
                : MetricFailure.NO_TARGET;
    }

    /** The target that the type names must be there; the other one is not looked at. */
    MetricOutcome object(MetricSpec.ObjectMetric metric) {
        MetricTarget target = metric.target();
        String type = target.type().orElse("");
        if (type.equals("Value") && target.valueMilli().isPresent()) {
            long value = target.valueMilli().getAsLong();
            return whole.objectValue(scale.specReplicas(), value, pods, cluster.measurement(metric));
        }
        if (type.equals("AverageValue") && target.averageValueMilli().isPresent()) {
            long average = target.averageValueMilli().getAsLong();
            return whole.objectAverageValue(scale.statusReplicas(), average, cluster.measurement(metric));
        }
        return MetricFailure.NO_TARGET;
    }

    /** An average value wins over a value, whatever the type says. */
    MetricOutcome external(MetricSpec.External metric) {
        MetricTarget target = metric.target();
        if (target.averageValueMilli().isPresent()) {
            long average = target.averageValueMilli().getAsLong();
            return whole.externalAverageValue(scale.statusReplicas(), average, cluster.measurements(metric));
        }
        if (target.valueMilli().isPresent()) {
            long value = target.valueMilli().getAsLong();
            return whole.externalValue(scale.specReplicas(), value, pods, cluster.measurements(metric));
        }
        return MetricFailure.NO_TARGET;
    }
}
