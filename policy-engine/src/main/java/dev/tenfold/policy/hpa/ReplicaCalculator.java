package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.PodGroups.Group;
import dev.tenfold.policy.hpa.Proposal.Course;
import dev.tenfold.policy.hpa.Proposal.Reading;
import dev.tenfold.policy.hpa.Proposal.Step;
import java.util.List;
import java.util.Optional;

/**
 * How many replicas a metric of single pods asks for: Resource, ContainerResource and Pods.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/replica_calculator.go">
 *     replica_calculator.go</a>
 */
public final class ReplicaCalculator {
    private static final String CPU = "cpu";

    private final HpaSettings settings;
    private final Tolerance tolerance;

    /** A calculator for one autoscaler. */
    public ReplicaCalculator(HpaSettings settings, Tolerance tolerance) {
        this.settings = settings;
        this.tolerance = tolerance;
    }

    /**
     * What a target in percent of request asks for.
     *
     * @param current replicas asked for at present
     * @param target percent
     * @param container name of the one container that counts, or empty for the whole pod
     * @param answer of the metrics API; empty where the call failed
     */
    public MetricOutcome utilization(
            int current,
            int target,
            String resource,
            String container,
            List<Pod> pods,
            Optional<List<ResourceSample>> answer,
            long nowNanos) {
        MetricFailure unanswered = failureOf(answer, pods);
        if (unanswered != null) {
            return unanswered;
        }
        List<PodSample> samples = ResourceSample.usageOf(resource, container, answer.get());
        PodGroups groups = new PodGroups(pods, samples, resource.equals(CPU), settings, nowNanos);
        if (!anyCounts(groups)) {
            return MetricFailure.NO_METRICS_FOR_READY_PODS;
        }
        PodRequests requests = new PodRequests(pods, resource, container, settings.podLevelResources());
        if (requests.failure().isPresent()) {
            return requests.failure().get();
        }
        return propose(current, new UtilizationOfRequest(requests, target), groups);
    }

    /**
     * What a target per pod asks for of a resource.
     *
     * @param current replicas asked for at present
     * @param target in thousandths of the resource's unit
     * @param container name of the one container that counts, or empty for the whole pod
     * @param answer of the metrics API; empty where the call failed
     */
    public MetricOutcome averageUsage(
            int current,
            long target,
            String resource,
            String container,
            List<Pod> pods,
            Optional<List<ResourceSample>> answer,
            long nowNanos) {
        MetricFailure unanswered = failureOf(answer, pods);
        return unanswered != null
                ? unanswered
                : average(
                        current,
                        target,
                        pods,
                        ResourceSample.usageOf(resource, container, answer.get()),
                        resource.equals(CPU),
                        nowNanos);
    }

    /**
     * What a target per pod asks for of a metric that pods report themselves.
     *
     * @param current replicas asked for at present
     * @param target in thousandths of the metric's unit
     * @param answer of the metrics API; empty where the call failed
     */
    public MetricOutcome averageValue(
            int current, long target, List<Pod> pods, Optional<List<PodSample>> answer, long nowNanos) {
        MetricFailure unanswered = failureOf(answer, pods);
        return unanswered != null ? unanswered : average(current, target, pods, answer.get(), false, nowNanos);
    }

    private MetricOutcome average(
            int current, long target, List<Pod> pods, List<PodSample> samples, boolean cpu, long nowNanos) {
        PodGroups groups = new PodGroups(pods, samples, cpu, settings, nowNanos);
        return anyCounts(groups)
                ? propose(current, new AverageUsage(target), groups)
                : MetricFailure.NO_METRICS_FOR_READY_PODS;
    }

    private static MetricFailure failureOf(Optional<? extends List<?>> answer, List<Pod> pods) {
        if (answer.isEmpty()) {
            return MetricFailure.METRICS_API_ERROR;
        }
        if (answer.get().isEmpty()) {
            return MetricFailure.NO_METRICS_RETURNED;
        }
        return pods.isEmpty() ? MetricFailure.NO_PODS : null;
    }

    private static boolean anyCounts(PodGroups groups) {
        for (int i = 0; i < groups.samples(); i++) {
            if (groups.counts(i)) {
                return true;
            }
        }
        return false;
    }

    private MetricOutcome propose(int current, Usage usage, PodGroups groups) {
        Reading reading = read(usage, groups);
        if (reading == null) {
            return MetricFailure.NO_MATCHING_PODS;
        }
        double ratio = usage.ratio();
        int unready = groups.count(Group.UNREADY);
        int missing = groups.count(Group.MISSING);
        boolean upWithUnready = unready > 0 && ratio > 1.0;
        if (!upWithUnready && missing == 0) {
            int ready = groups.count(Group.READY);
            return tolerance.covers(ratio)
                    ? new Proposal(current, reading, Course.direct(Step.WITHIN_TOLERANCE, ratio, ready))
                    : new Proposal(
                            (int) Math.ceil(ratio * ready), reading, Course.direct(Step.IN_PROPORTION, ratio, ready));
        }
        refill(usage, groups, ratio, upWithUnready);
        if (usage.isUndefined()) {
            return MetricFailure.NO_MATCHING_PODS;
        }
        return proposeRefilled(current, ratio, usage, reading, upWithUnready ? unready : 0, missing);
    }

    /** Adds up the samples that count; null where no ratio can be taken of them. */
    private static Reading read(Usage usage, PodGroups groups) {
        long oldestNanos = Long.MAX_VALUE;
        for (int i = 0; i < groups.samples(); i++) {
            if (groups.counts(i)) {
                PodSample sample = groups.sample(i);
                usage.add(groups.podOf(i), sample.milli(), sample.count());
                oldestNanos = Math.min(oldestNanos, sample.atNanos());
            }
        }
        return usage.isUndefined() ? null : usage.reading(oldestNanos);
    }

    /** Pods of which nothing is known are taken to be such that the move becomes smaller. */
    private static void refill(Usage usage, PodGroups groups, double ratio, boolean upWithUnready) {
        for (int i = 0; i < groups.pods(); i++) {
            int count = groups.pod(i).count();
            if (groups.group(i) == Group.MISSING && ratio < 1.0) {
                usage.add(i, usage.assumed(i), count);
            } else if (groups.group(i) == Group.MISSING && ratio > 1.0) {
                usage.add(i, 0, count);
            } else if (groups.group(i) == Group.UNREADY && upWithUnready) {
                usage.add(i, 0, count);
            }
        }
    }

    private Proposal proposeRefilled(
            int current, double ratio, Usage usage, Reading reading, int unready, int missing) {
        double refilled = usage.ratio();
        int counted = usage.entries();
        int wanted = (int) Math.ceil(refilled * counted);
        Step step;
        if (tolerance.covers(refilled)) {
            step = Step.REFILLED_WITHIN_TOLERANCE;
        } else if ((ratio < 1.0 && refilled > 1.0) || (ratio > 1.0 && refilled < 1.0)) {
            step = Step.REFILLED_TURNED;
        } else if ((refilled < 1.0 && wanted > current) || (refilled > 1.0 && wanted < current)) {
            step = Step.REFILLED_CONTRARY;
        } else {
            step = Step.REFILLED_IN_PROPORTION;
        }
        int replicas = step == Step.REFILLED_IN_PROPORTION ? wanted : current;
        return new Proposal(replicas, reading, new Course(step, ratio, refilled, counted, unready, missing));
    }
}
