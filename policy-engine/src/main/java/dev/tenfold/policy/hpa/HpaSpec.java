package dev.tenfold.policy.hpa;

import dev.tenfold.policy.Element;
import dev.tenfold.policy.PolicySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One HorizontalPodAutoscaler as its author wrote it: nothing is defaulted, nothing is judged. {@link HpaValidation}
 * lists what the API server would refuse.
 *
 * @param name {@code metadata.name}
 * @param namespace {@code metadata.namespace}, if written
 * @param apiVersion as written, such as {@code autoscaling/v2}
 * @param target {@code spec.scaleTargetRef}
 * @param minReplicas {@code spec.minReplicas}; absent means 1
 * @param maxReplicas {@code spec.maxReplicas}
 * @param metrics {@code spec.metrics} in the order written; empty means CPU at 80 % of request
 * @param behavior {@code spec.behavior} as written; absent stays absent, it is not the same as an empty one
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/">
 *     the API reference</a>
 */
public record HpaSpec(
        String name,
        Optional<String> namespace,
        String apiVersion,
        ScaleTarget target,
        OptionalInt minReplicas,
        int maxReplicas,
        List<MetricSpec> metrics,
        Optional<Behavior> behavior)
        implements PolicySpec {

    /** The utilisation of CPU that the API server aims at when no metric is written, in percent of request. */
    public static final int DEFAULT_CPU_UTILIZATION = 80;

    public HpaSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(minReplicas, "minReplicas");
        Objects.requireNonNull(behavior, "behavior");
        metrics = List.copyOf(metrics);
    }

    /** The lower bound in force: {@code minReplicas}, or 1 where it is absent. */
    public int minimum() {
        return minReplicas.orElse(1);
    }

    @Override
    public OptionalInt floor() {
        return OptionalInt.of(minimum());
    }

    @Override
    public OptionalInt ceiling() {
        return OptionalInt.of(maxReplicas);
    }

    @Override
    public List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        metricsInForce().forEach(metric -> elements.add(Element.of("metric " + metric.subject(), metric.subject())));
        behavior.ifPresent(written -> elements.addAll(written.elements()));
        return List.copyOf(elements);
    }

    /** The metrics in force: those written, or CPU at {@value #DEFAULT_CPU_UTILIZATION} % where none is. */
    public List<MetricSpec> metricsInForce() {
        return metrics.isEmpty()
                ? List.of(new MetricSpec.Resource("cpu", MetricTarget.utilization(DEFAULT_CPU_UTILIZATION)))
                : metrics;
    }

    /**
     * What is scaled.
     *
     * @param apiVersion as written, if written, such as {@code apps/v1}
     * @param kind such as {@code Deployment}
     * @param name name of the workload
     */
    public record ScaleTarget(Optional<String> apiVersion, String kind, String name) {
        public ScaleTarget {
            Objects.requireNonNull(apiVersion, "apiVersion");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(name, "name");
        }
    }
}
