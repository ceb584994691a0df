package dev.tenfold.policy.hpa;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one autoscaler sees of the cluster, and the one thing it can do to it. Whoever simulates the cluster implements
 * this; lists may be handed out as they are kept, the autoscaler reads them only during the reconcile.
 */
public interface Cluster {

    /** The scale of the workload, or empty where it cannot be read. */
    Optional<Scale> scale();

    /** The pods that a selector picks. */
    List<Pod> pods(LabelSelector selector);

    /**
     * What the other autoscalers of the namespace select. A pod that is picked by two autoscalers stops both; one that
     * knows its autoscalers to be apart may return none.
     */
    List<LabelSelector> otherAutoscalers();

    /** The resource metrics of the workload's pods; empty where the call failed. */
    Optional<List<ResourceSample>> resourceSamples();

    /** A metric of the workload's pods; empty where the call failed. */
    Optional<List<PodSample>> podSamples(MetricSpec.Pods metric);

    /** A metric of one other object; empty where the call failed. */
    Optional<Measurement> measurement(MetricSpec.ObjectMetric metric);

    /** All series of an external metric; empty where the call failed. */
    Optional<List<Measurement>> measurements(MetricSpec.External metric);

    /** Asks for a number of replicas. */
    Write write(int replicas);

    /**
     * The scale subresource of a workload.
     *
     * @param specReplicas replicas asked for
     * @param statusReplicas replicas there are
     * @param selector text of the selector of its pods; empty where it has none
     */
    record Scale(int specReplicas, int statusReplicas, String selector) {
        public Scale {
            Objects.requireNonNull(selector, "selector");
        }
    }

    /** What became of a write. */
    enum Write {
        DONE,
        /** Somebody else changed the scale since it was read; the autoscaler reads it again and retries. */
        CONFLICT,
        FAILED
    }
}
