package dev.tenfold.policy.hpa;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A pod, or a number of pods that do not differ in anything the autoscaler looks at.
 *
 * @param name unique among the pods shown; stands for all {@code count} of them
 * @param count how many there are; at least 1
 * @param phase where in its life
 * @param deleted whether it has a deletion time
 * @param ready status of its Ready condition
 * @param startNanos when it started, nanoseconds since the rehearsal's start; empty while it has not
 * @param readyTransitionNanos when its Ready condition last changed; {@link #NEVER} where it has none
 * @param labels its labels
 * @param containers its containers
 * @param initContainers its init containers, sidecars among them
 * @param requests pod-level requests, {@link ResourceAmounts#NONE} where not set
 */
public record Pod(
        String name,
        int count,
        Phase phase,
        boolean deleted,
        Ready ready,
        OptionalLong startNanos,
        long readyTransitionNanos,
        Map<String, String> labels,
        List<Container> containers,
        List<Container> initContainers,
        ResourceAmounts requests) {

    /** A moment long before anything, far enough from the ends of a long to be added to. */
    public static final long NEVER = -1_000_000_000_000_000_000L;

    public Pod {
        Objects.requireNonNull(name, "name");
        if (count < 1) {
            throw new IllegalArgumentException("count must be >= 1, was " + count);
        }
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(ready, "ready");
        Objects.requireNonNull(startNanos, "startNanos");
        Objects.requireNonNull(requests, "requests");
        labels = Map.copyOf(labels);
        containers = List.copyOf(containers);
        initContainers = List.copyOf(initContainers);
    }

    /** Whether the autoscaler drops the pod altogether. */
    boolean isIgnored() {
        return deleted || phase == Phase.FAILED;
    }

    /** Whether it runs and is ready, however long it may have been deleted. */
    boolean isRunningAndReady() {
        return phase == Phase.RUNNING && ready == Ready.TRUE;
    }

    /** Where in its life a pod is. */
    public enum Phase {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        UNKNOWN
    }

    /** Status of a pod's Ready condition. */
    public enum Ready {
        TRUE,
        FALSE,
        UNKNOWN,
        /** The pod has no such condition. */
        ABSENT
    }

    /**
     * A container of a pod.
     *
     * @param name unique in the pod
     * @param requests what it asks the scheduler for
     * @param restartsAlways whether an init container is a sidecar; of no meaning for others
     */
    public record Container(String name, ResourceAmounts requests, boolean restartsAlways) {
        public Container {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(requests, "requests");
        }
    }
}
