package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.ScaleEvents.ScaleEvent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered of an autoscaler between reconciles: its status, and the histories that the controller keeps in
 * memory.
 *
 * @param recommendations what the metrics asked for; empty before the first reconcile
 * @param scaleUps changes upwards
 * @param scaleDowns changes downwards
 * @param conditions of the status
 * @param currentReplicas of the status
 * @param desiredReplicas of the status
 */
public record HpaMemory(
        Optional<List<Recommendation>> recommendations,
        List<ScaleEvent> scaleUps,
        List<ScaleEvent> scaleDowns,
        List<Condition> conditions,
        int currentReplicas,
        int desiredReplicas) {

    /** Of an autoscaler that was created just now. */
    public static final HpaMemory NEW = new HpaMemory(Optional.empty(), List.of(), List.of(), List.of(), 0, 0);

    public HpaMemory {
        Objects.requireNonNull(recommendations, "recommendations");
        scaleUps = List.copyOf(scaleUps);
        scaleDowns = List.copyOf(scaleDowns);
        conditions = List.copyOf(conditions);
    }
}
