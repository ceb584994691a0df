package dev.tenfold.policy.hpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the containers of one pod used, as the resource metrics API tells it.
 *
 * @param pod the pod's name
 * @param count how many identical pods the sample stands for
 * @param atNanos the sample's timestamp, nanoseconds since the rehearsal's start
 * @param windowNanos the span the usage was averaged over
 * @param containers usage of each container
 */
public record ResourceSample(String pod, int count, long atNanos, long windowNanos, List<Usage> containers) {
    public ResourceSample {
        Objects.requireNonNull(pod, "pod");
        containers = List.copyOf(containers);
    }

    /**
     * What one container used.
     *
     * @param container its name
     * @param amounts by resource
     */
    public record Usage(String container, ResourceAmounts amounts) {
        public Usage {
            Objects.requireNonNull(container, "container");
            Objects.requireNonNull(amounts, "amounts");
        }
    }

    /**
     * The pods' usage of a resource: the sum over all containers, or that of one. A pod is left out where a container
     * lacks the resource, or where there is no container to ask.
     *
     * @param container name of the one container, or empty for the whole pod
     */
    static List<PodSample> usageOf(String resource, String container, List<ResourceSample> samples) {
        List<PodSample> usage = new ArrayList<>(samples.size());
        for (ResourceSample sample : samples) {
            if (container.isEmpty() ? sample.knowsWhole(resource) : sample.knows(resource, container)) {
                usage.add(sample.with(container.isEmpty() ? sample.sum(resource) : sample.of(resource, container)));
            }
        }
        return usage;
    }

    private PodSample with(long milli) {
        return new PodSample(pod, count, milli, atNanos, windowNanos);
    }

    private boolean knowsWhole(String resource) {
        for (Usage usage : containers) {
            if (!usage.amounts().names(resource)) {
                return false;
            }
        }
        return !containers.isEmpty();
    }

    private long sum(String resource) {
        long sum = 0;
        for (Usage usage : containers) {
            sum += usage.amounts().milli(resource);
        }
        return sum;
    }

    private boolean knows(String resource, String container) {
        for (Usage usage : containers) {
            if (usage.container().equals(container)) {
                return usage.amounts().names(resource);
            }
        }
        return false;
    }

    private long of(String resource, String container) {
        for (Usage usage : containers) {
            if (usage.container().equals(container)) {
                return usage.amounts().milli(resource);
            }
        }
        return 0;
    }
}
