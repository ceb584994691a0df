package dev.tenfold.policy.hpa;

import java.util.Objects;
import java.util.Optional;

/** One entry of {@code spec.metrics}, as written. */
public sealed interface MetricSpec {

    /** The entry's {@code type}, such as {@code Resource}. */
    String type();

    /** What the metric is aimed at; a kind that is not known has no target. */
    Optional<MetricTarget> aim();

    /** What is measured: the resource, or the metric's own name; the type where it is not known. */
    String named();

    /** What is measured, as the beginning of a sentence. */
    String subject();

    /** The resource that is measured; empty where the metric is not of a resource. */
    default String resourceName() {
        return "";
    }

    /** The reason that the condition ScalingActive gives when the metric fails. */
    String failureReason();

    /** Whether the metric can say something while there are no pods. */
    default boolean measuresAtZero() {
        return false;
    }

    /** How many replicas the metric asks for now. */
    MetricOutcome evaluate(Observation seen);

    /**
     * A resource of the pods, summed over each pod's containers.
     *
     * @param resource such as {@code cpu} or {@code memory}
     * @param target utilisation or average value
     */
    record Resource(String resource, MetricTarget target) implements MetricSpec {
        public Resource {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(target, "target");
        }

        @Override
        public String type() {
            return "Resource";
        }

        @Override
        public String named() {
            return resource;
        }

        @Override
        public Optional<MetricTarget> aim() {
            return Optional.of(target);
        }

        @Override
        public String subject() {
            return resource;
        }

        @Override
        public String resourceName() {
            return resource;
        }

        @Override
        public String failureReason() {
            return "FailedGetResourceMetric";
        }

        @Override
        public MetricOutcome evaluate(Observation seen) {
            return seen.resource(resource, "", target);
        }
    }

    /**
     * A resource of one container in each pod.
     *
     * @param resource such as {@code cpu} or {@code memory}
     * @param container name of the container
     * @param target utilisation or average value
     */
    record ContainerResource(String resource, String container, MetricTarget target) implements MetricSpec {
        public ContainerResource {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(container, "container");
            Objects.requireNonNull(target, "target");
        }

        @Override
        public String type() {
            return "ContainerResource";
        }

        @Override
        public String named() {
            return resource;
        }

        @Override
        public Optional<MetricTarget> aim() {
            return Optional.of(target);
        }

        @Override
        public String subject() {
            return resource + " of container " + container;
        }

        @Override
        public String resourceName() {
            return resource;
        }

        @Override
        public String failureReason() {
            return "FailedGetContainerResourceMetric";
        }

        @Override
        public MetricOutcome evaluate(Observation seen) {
            return seen.resource(resource, container, target);
        }
    }

    /**
     * A metric that each pod reports.
     *
     * @param metric its name
     * @param selector narrows the metric, if written
     * @param target average value
     */
    record Pods(String metric, Optional<LabelSelector> selector, MetricTarget target) implements MetricSpec {
        public Pods {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(selector, "selector");
            Objects.requireNonNull(target, "target");
        }

        @Override
        public String type() {
            return "Pods";
        }

        @Override
        public String named() {
            return metric;
        }

        @Override
        public Optional<MetricTarget> aim() {
            return Optional.of(target);
        }

        @Override
        public String subject() {
            return metric;
        }

        @Override
        public String failureReason() {
            return "FailedGetPodsMetric";
        }

        @Override
        public MetricOutcome evaluate(Observation seen) {
            return seen.pods(this);
        }
    }

    /**
     * A metric of one other object of the cluster, such as requests per second of an Ingress ({@code type: Object}).
     *
     * @param metric its name
     * @param selector narrows the metric, if written
     * @param described the object the metric is about
     * @param target value or average value
     */
    record ObjectMetric(
            String metric, Optional<LabelSelector> selector, HpaSpec.ScaleTarget described, MetricTarget target)
            implements MetricSpec {
        public ObjectMetric {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(selector, "selector");
            Objects.requireNonNull(described, "described");
            Objects.requireNonNull(target, "target");
        }

        @Override
        public String type() {
            return "Object";
        }

        @Override
        public String named() {
            return metric;
        }

        @Override
        public Optional<MetricTarget> aim() {
            return Optional.of(target);
        }

        @Override
        public String subject() {
            return metric + " of " + described.kind() + " " + described.name();
        }

        @Override
        public String failureReason() {
            return "FailedGetObjectMetric";
        }

        @Override
        public boolean measuresAtZero() {
            return true;
        }

        @Override
        public MetricOutcome evaluate(Observation seen) {
            return seen.object(this);
        }
    }

    /**
     * A metric from outside the cluster, such as the length of a cloud queue.
     *
     * @param metric its name
     * @param selector narrows the metric, if written
     * @param target value or average value
     */
    record External(String metric, Optional<LabelSelector> selector, MetricTarget target) implements MetricSpec {
        public External {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(selector, "selector");
            Objects.requireNonNull(target, "target");
        }

        @Override
        public String type() {
            return "External";
        }

        @Override
        public String named() {
            return metric;
        }

        @Override
        public Optional<MetricTarget> aim() {
            return Optional.of(target);
        }

        @Override
        public String subject() {
            return metric;
        }

        @Override
        public String failureReason() {
            return "FailedGetExternalMetric";
        }

        @Override
        public boolean measuresAtZero() {
            return true;
        }

        @Override
        public MetricOutcome evaluate(Observation seen) {
            return seen.external(this);
        }
    }

    /**
     * An entry of a type that autoscaling/v2 does not know; the controller fails it at every reconcile.
     *
     * @param type as written
     */
    record Unknown(String type) implements MetricSpec {
        public Unknown {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String named() {
            return type;
        }

        @Override
        public Optional<MetricTarget> aim() {
            return Optional.empty();
        }

        @Override
        public String subject() {
            return type;
        }

        @Override
        public String failureReason() {
            return "InvalidMetricSourceType";
        }

        @Override
        public MetricOutcome evaluate(Observation seen) {
            return MetricFailure.UNKNOWN_TYPE;
        }
    }
}
