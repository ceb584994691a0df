package dev.tenfold.confirm;

import dev.tenfold.confirm.site.Crew;
import dev.tenfold.confirm.site.Replica;
import dev.tenfold.policy.hpa.Cluster;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.Pod;
import dev.tenfold.policy.hpa.PodSample;
import dev.tenfold.policy.hpa.ResourceAmounts;
import dev.tenfold.policy.hpa.ResourceSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Real replicas as an autoscaler sees them, and scales them. */
final class RealCluster implements Cluster {
    /** Replicas that were there before the run have long been. */
    private static final long LONG_AGO = -3_600_000_000_000L;

    private final Crew crew;
    private final Usages usages;
    private final int most;
    private final long startNanos;
    private final String service;
    private final String container;
    private final List<Pod.Container> containers;

    /**
     * @param most replicas that there can be
     * @param requestedMilli CPU that a replica requests, thousandths of a core
     * @param startNanos when the run began, on the clock of {@link System#nanoTime}
     */
    RealCluster(
            Crew crew, Usages usages, int most, String service, HpaSpec policy, long requestedMilli, long startNanos) {
        this.crew = crew;
        this.usages = usages;
        this.most = most;
        this.service = service;
        this.startNanos = startNanos;
        container = policy.metrics().stream()
                .filter(MetricSpec.ContainerResource.class::isInstance)
                .map(metric -> ((MetricSpec.ContainerResource) metric).container())
                .findFirst()
                .orElse(service);
        containers = List.of(new Pod.Container(container, ResourceAmounts.of("cpu", requestedMilli), false));
    }

    static String pod(Replica replica) {
        return "replica-" + replica.number();
    }

    @Override
    public Optional<Scale> scale() {
        return Optional.of(new Scale(crew.wanted(), crew.replicas().size(), "app=" + service));
    }

    @Override
    public List<Pod> pods(LabelSelector ignored) {
        List<Pod> pods = new ArrayList<>();
        for (Replica replica : crew.replicas()) {
            long ready = replica.readyNanos().orElse(Long.MAX_VALUE) - startNanos;
            boolean old = replica.ready() && ready < 0;
            long created = old ? LONG_AGO : replica.createdNanos() - startNanos;
            pods.add(new Pod(
                    pod(replica),
                    1,
                    Pod.Phase.RUNNING,
                    false,
                    replica.ready() ? Pod.Ready.TRUE : Pod.Ready.FALSE,
                    OptionalLong.of(created),
                    replica.ready() && !old ? ready : created,
                    Map.of("app", service),
                    containers,
                    List.of(),
                    ResourceAmounts.NONE));
        }
        return pods;
    }

    @Override
    public List<LabelSelector> otherAutoscalers() {
        return List.of();
    }

    @Override
    public Optional<List<ResourceSample>> resourceSamples() {
        return Optional.of(usages.samples(crew.replicas(), container));
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
        return Optional.empty();
    }

    @Override
    public Write write(int replicas) {
        crew.scaleTo(Math.min(replicas, most));
        return Write.DONE;
    }
}
