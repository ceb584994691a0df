package dev.tenfold.policy.hpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A workload for tests: pods that run since long, with as much CPU each as a test says, and one external queue. */
final class SmallCluster implements Cluster {
    static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    int replicas;
    int statusReplicas;
    boolean readable = true;
    Write answer = Write.DONE;
    String selector = "app=web";
    List<LabelSelector> others = List.of();
    long nowNanos;
    OptionalLong queue = OptionalLong.empty();
    final List<Pod> pods = new ArrayList<>();
    final List<ResourceSample> samples = new ArrayList<>();
    private int named;

    SmallCluster(int replicas) {
        this.replicas = replicas;
        this.statusReplicas = replicas;
    }

    /** Ready pods that request 1000 milli of CPU, at so many percent of it. */
    SmallCluster ready(int count, long percent) {
        String name = "pod-" + named++;
        pods.add(pod(name, count, Pod.Phase.RUNNING, Pod.Ready.TRUE));
        samples.add(sample(name, count, percent * 10));
        return this;
    }

    /** Running pods without a sample. */
    SmallCluster missing(int count) {
        pods.add(pod("pod-" + named++, count, Pod.Phase.RUNNING, Pod.Ready.TRUE));
        return this;
    }

    /** Pods that wait for a node. */
    SmallCluster pending(int count) {
        pods.add(pod("pod-" + named++, count, Pod.Phase.PENDING, Pod.Ready.ABSENT));
        return this;
    }

    /** Forgets pods and samples. */
    SmallCluster cleared() {
        pods.clear();
        samples.clear();
        return this;
    }

    SmallCluster queueOf(long length) {
        queue = OptionalLong.of(length * 1000);
        return this;
    }

    static Pod pod(String name, int count, Pod.Phase phase, Pod.Ready ready) {
        return new Pod(
                name,
                count,
                phase,
                false,
                ready,
                OptionalLong.of(-3600 * SECOND),
                -3600 * SECOND,
                Map.of("app", "web"),
                List.of(new Pod.Container("app", ResourceAmounts.of("cpu", 1000), false)),
                List.of(),
                ResourceAmounts.NONE);
    }

    ResourceSample sample(String pod, int count, long milli) {
        return new ResourceSample(
                pod,
                count,
                nowNanos - 15 * SECOND,
                30 * SECOND,
                List.of(new ResourceSample.Usage("app", ResourceAmounts.of("cpu", milli))));
    }

    static HpaSpec cpuSpec(int percent, int min, int max, Behavior behavior) {
        return spec(min, max, behavior, new MetricSpec.Resource("cpu", MetricTarget.utilization(percent)));
    }

    static HpaSpec spec(int min, int max, Behavior behavior, MetricSpec... metrics) {
        return new HpaSpec(
                "web",
                Optional.empty(),
                "autoscaling/v2",
                new HpaSpec.ScaleTarget(Optional.of("apps/v1"), "Deployment", "web"),
                OptionalInt.of(min),
                max,
                List.of(metrics),
                Optional.ofNullable(behavior));
    }

    @Override
    public Optional<Scale> scale() {
        return readable ? Optional.of(new Scale(replicas, statusReplicas, selector)) : Optional.empty();
    }

    @Override
    public List<Pod> pods(LabelSelector picked) {
        return pods.stream().filter(pod -> picked.matches(pod.labels())).toList();
    }

    @Override
    public List<LabelSelector> otherAutoscalers() {
        return others;
    }

    @Override
    public Optional<List<ResourceSample>> resourceSamples() {
        return Optional.of(samples);
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
        return queue.isPresent()
                ? Optional.of(List.of(new Measurement(queue.getAsLong(), nowNanos)))
                : Optional.empty();
    }

    @Override
    public Write write(int wanted) {
        if (answer == Write.DONE) {
            replicas = wanted;
            statusReplicas = wanted;
        }
        return answer;
    }
}
