package dev.tenfold.rehearsal;

import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.Pod;
import dev.tenfold.policy.hpa.PodSample;
import dev.tenfold.policy.hpa.ResourceAmounts;
import dev.tenfold.policy.hpa.ResourceSample;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Cohort;
import dev.tenfold.service.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The pods of a service and their metrics, as the Kubernetes APIs tell them to an autoscaler. A cohort is one entry.
 */
final class PodMetrics {
    /** Window that the custom metrics API states for its values, nanoseconds. */
    private static final long SIGNAL_WINDOW_NANOS = 60_000_000_000L;

    private final Service service;
    private final MetricsServer metrics;
    private final Map<String, SignalSource> signals;
    private final Map<String, String> labels;
    private final String container;
    private final List<Pod.Container> containers;
    /** Names of pods by their cohort's number, since they are asked for at every sync. */
    private String[] names = new String[16];

    PodMetrics(
            Script script, HpaSpec policy, Service service, MetricsServer metrics, Map<String, SignalSource> signals) {
        this.service = service;
        this.metrics = metrics;
        this.signals = signals;
        labels = Map.of("app", service.name());
        container = container(policy, service.name());
        ServiceSpec spec = script.scenario().services().get(service.name());
        ResourceAmounts requests = ResourceAmounts.of(
                "cpu", spec.requestedMilli(), "memory", spec.requests().memory().bytes() * 1000);
        containers = List.of(new Pod.Container(container, requests, false));
    }

    /** The pods that exist; terminating ones are left out, as an autoscaler ignores them. */
    List<Pod> pods(long nowNanos) {
        List<Cohort> cohorts = service.fleet().cohorts();
        List<Pod> pods = new ArrayList<>(cohorts.size());
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            boolean running = cohort.runningNanos() <= nowNanos;
            boolean calledReady = cohort.ready() || cohort.calledReadyNanos() <= nowNanos;
            pods.add(new Pod(
                    name(cohort),
                    cohort.count(),
                    running ? Pod.Phase.RUNNING : Pod.Phase.PENDING,
                    false,
                    calledReady ? Pod.Ready.TRUE : Pod.Ready.FALSE,
                    OptionalLong.of(cohort.createdNanos()),
                    calledReady ? cohort.calledReadyNanos() : cohort.createdNanos(),
                    labels,
                    containers,
                    List.of(),
                    ResourceAmounts.NONE));
        }
        return pods;
    }

    /** CPU and memory of the pods, as of the last scrape. */
    List<ResourceSample> resourceSamples() {
        List<Cohort> cohorts = service.fleet().cohorts();
        List<ResourceSample> samples = new ArrayList<>(cohorts.size());
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            MetricsServer.Track track = metrics.sample(cohort);
            if (track != null) {
                ResourceAmounts amounts = ResourceAmounts.of("cpu", track.cpuMilli(), "memory", track.memoryMilli());
                samples.add(new ResourceSample(
                        name(cohort),
                        cohort.count(),
                        track.atNanos(),
                        track.windowNanos(),
                        List.of(new ResourceSample.Usage(container, amounts))));
            }
        }
        return samples;
    }

    /** A custom metric, spread evenly over the pods that are ready; empty where the scenario does not provide it. */
    Optional<List<PodSample>> podSamples(MetricSpec.Pods metric) {
        SignalSource signal = signals.get(metric.metric());
        int ready = service.fleet().ready();
        if (signal == null || !signal.known() || ready == 0) {
            return Optional.empty();
        }
        List<PodSample> samples = new ArrayList<>();
        for (Cohort cohort : service.fleet().cohorts()) {
            if (cohort.ready()) {
                long each = (signal.milli() + ready - 1) / ready;
                samples.add(new PodSample(name(cohort), cohort.count(), each, signal.readNanos(), SIGNAL_WINDOW_NANOS));
            }
        }
        return Optional.of(samples);
    }

    /** A metric of one object, or from outside the cluster; empty where the scenario does not provide it. */
    Optional<Measurement> measurement(String metric) {
        return Optional.ofNullable(signals.get(metric))
                .filter(SignalSource::known)
                .map(signal -> new Measurement(signal.milli(), signal.readNanos()));
    }

    private String name(Cohort cohort) {
        int number = cohort.number();
        if (number >= names.length) {
            names = Arrays.copyOf(names, Math.max(2 * names.length, number + 1));
        }
        if (names[number] == null) {
            names[number] = service.name() + "-" + number;
        }
        return names[number];
    }

    /** The scenario's pods have one container; a policy on a container means that one. */
    private static String container(HpaSpec policy, String otherwise) {
        for (MetricSpec metric : policy.metrics()) {
            if (metric instanceof MetricSpec.ContainerResource one) {
                return one.container();
            }
        }
        return otherwise;
    }
}
