package dev.tenfold.policy.manifest;

import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.manifest.Workload.Container;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/** What looks wrong with the metrics of an autoscaler, seen together with the pods that they measure. */
final class MetricWarnings {
    /** What the metrics server offers. */
    private static final List<String> RESOURCES = List.of("cpu", "memory");

    /** Scaling up begins this far above the target, in percent of it: the controller's tolerance of 0.1. */
    private static final long PERCENT_BEFORE_SCALE_UP = 110;

    private final HpaManifest manifest;
    private final Optional<Workload> workload;
    private final BiConsumer<String, String> warn;

    MetricWarnings(HpaManifest manifest, Optional<Workload> workload, BiConsumer<String, String> warn) {
        this.manifest = manifest;
        this.workload = workload;
        this.warn = warn;
    }

    void all() {
        List<MetricSpec> metrics = manifest.spec().metricsInForce();
        for (int i = 0; i < metrics.size(); i++) {
            String path = manifest.metricPath(i);
            if (!metrics.get(i).resourceName().isEmpty()) {
                resource(metrics.get(i), path);
            }
        }
    }

    private void resource(MetricSpec metric, String path) {
        String resource = metric.resourceName();
        if (!RESOURCES.contains(resource)) {
            warn.accept(path, "the metrics server offers cpu and memory only: " + resource + " will not be found");
        }
        OptionalInt percent =
                metric.aim().map(target -> target.averageUtilization()).orElse(OptionalInt.empty());
        if (resource.equals("memory")) {
            warn.accept(path, "memory rarely falls when load does: once scaled up on it, replicas may never go");
        }
        if (percent.isEmpty()) {
            return;
        }
        List<Container> measured = measured(metric, path);
        boolean requested = true;
        for (Container container : measured) {
            if (!container.requests().containsKey(resource)) {
                requested = false;
                warn.accept(
                        path,
                        "container " + container.name() + " (line "
                                + container.place().line() + ") requests no " + resource
                                + ": there is no utilization, and the metric fails with " + metric.failureReason());
            }
        }
        if (measured.isEmpty() && percent.getAsInt() > 100) {
            warn.accept(
                    path, percent.getAsInt() + " % of request is reached only if the limit is higher than the request");
        } else if (requested && !measured.isEmpty()) {
            limit(resource, percent.getAsInt(), measured, path);
        }
    }

    private List<Container> measured(MetricSpec metric, String path) {
        List<Container> containers = workload.map(Workload::containers).orElse(List.of());
        if (!(metric instanceof MetricSpec.ContainerResource of)) {
            return containers;
        }
        List<Container> named = containers.stream()
                .filter(container -> container.name().equals(of.container()))
                .toList();
        if (named.isEmpty() && workload.isPresent()) {
            warn.accept(
                    path,
                    workload.get().kind() + " " + workload.get().name() + " has no container " + of.container()
                            + ": the metric fails with " + metric.failureReason());
        }
        return named;
    }

    /** Usage cannot exceed the limits; if scaling up begins above them, it never does. */
    private void limit(String resource, int percent, List<Container> containers, String path) {
        long requests = 0;
        long limits = 0;
        for (Container container : containers) {
            if (!container.limits().containsKey(resource)) {
                return;
            }
            requests += container.requests().get(resource);
            limits += container.limits().get(resource);
        }
        if (requests > 0 && limits * 100 <= requests * percent * (PERCENT_BEFORE_SCALE_UP / 100.0)) {
            warn.accept(
                    path,
                    "usage cannot exceed its limit, " + limits * 100 / requests + " % of request, and scaling up"
                            + " begins above " + percent * PERCENT_BEFORE_SCALE_UP / 100 + " %: it never scales up on "
                            + resource);
        }
    }
}
