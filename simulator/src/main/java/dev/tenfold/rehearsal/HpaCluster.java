package dev.tenfold.rehearsal;

import dev.tenfold.export.Distortions;
import dev.tenfold.fault.Source;
import dev.tenfold.policy.hpa.Cluster;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.Pod;
import dev.tenfold.policy.hpa.PodSample;
import dev.tenfold.policy.hpa.ResourceSample;
import dev.tenfold.service.Fleet;
import dev.tenfold.service.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster that an autoscaler sees: one workload with its pods, and the metrics that the platform has of them. */
final class HpaCluster implements Cluster {
    private final World world;
    private final Service service;
    private final PodMetrics metrics;
    private final String selector;
    private final List<LabelSelector> others;
    private final ExternalMetrics external;
    private final Permit permit;
    private final Distortions distortions;

    HpaCluster(
            World world,
            Distortions distortions,
            Service service,
            PodMetrics metrics,
            List<String> others,
            ExternalMetrics external,
            Permit permit) {
        this.distortions = distortions;
        this.external = external;
        this.permit = permit;
        this.world = world;
        this.service = service;
        this.metrics = metrics;
        selector = "app=" + service.name();
        this.others = others.stream()
                .map(name -> LabelSelector.ofLabels(Map.of("app", name)))
                .toList();
    }

    @Override
    public Optional<Scale> scale() {
        Fleet fleet = service.fleet();
        return Optional.of(new Scale(fleet.wanted(), fleet.existing(), selector));
    }

    @Override
    public List<Pod> pods(LabelSelector ignored) {
        return metrics.pods(world.clock().nowNanos());
    }

    @Override
    public List<LabelSelector> otherAutoscalers() {
        return others;
    }

    @Override
    public Optional<List<ResourceSample>> resourceSamples() {
        return silent(Source.METRICS_SERVER) ? Optional.empty() : Optional.of(metrics.resourceSamples());
    }

    @Override
    public Optional<List<PodSample>> podSamples(MetricSpec.Pods metric) {
        return silent(Source.SIGNALS) ? Optional.empty() : metrics.podSamples(metric);
    }

    @Override
    public Optional<Measurement> measurement(MetricSpec.ObjectMetric metric) {
        return silent(Source.SIGNALS) ? Optional.empty() : metrics.measurement(metric.metric());
    }

    @Override
    public Optional<List<Measurement>> measurements(MetricSpec.External metric) {
        return silent(Source.SIGNALS) ? Optional.empty() : external.measurements(metric);
    }

    /** Whether a metrics API answers with an error. */
    private boolean silent(Source system) {
        return distortions.silence(system, true, world.clock().nowNanos()).isPresent();
    }

    /** Own rules stand where Kubernetes has admission: they refuse the write, or change it. */
    @Override
    public Write write(int replicas) {
        int wanted = service.fleet().wanted();
        int allowed = permit.ask(wanted, replicas, "metrics call for " + replicas + " replicas");
        if (allowed == wanted && replicas != wanted) {
            return Write.FAILED;
        }
        world.scaleTo(service, allowed);
        return Write.DONE;
    }
}
