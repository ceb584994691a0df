package dev.tenfold.policy.keda;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The annotations of a ScaledObject that stop or force its scaling.
 *
 * @param all every annotation, by name
 * @see <a href="https://keda.sh/docs/latest/concepts/scaling-deployments/#pausing-autoscaling">Pausing autoscaling</a>
 */
public record ScalingAnnotations(Map<String, String> all) {
    /** Stops the scaling. */
    public static final String PAUSED = "autoscaling.keda.sh/paused";

    /** Sets a number of replicas once, and stops the scaling. */
    public static final String PAUSED_REPLICAS = "autoscaling.keda.sh/paused-replicas";

    private static final String PAUSED_SCALE_IN = "autoscaling.keda.sh/paused-scale-in";
    private static final String PAUSED_SCALE_DOWN = "autoscaling.keda.sh/paused-scale-down";
    private static final String PAUSED_SCALE_OUT = "autoscaling.keda.sh/paused-scale-out";
    private static final String FORCE_ACTIVATION = "autoscaling.keda.sh/force-activation";
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

    /** No annotation. */
    public static final ScalingAnnotations NONE = new ScalingAnnotations(Map.of());

    public ScalingAnnotations {
        all = Collections.unmodifiableMap(new TreeMap<>(all));
    }

    /** Those that concern the scaling. */
    public Map<String, String> scaling() {
        Map<String, String> scaling = new TreeMap<>(all);
        scaling.keySet().removeIf(name -> !name.startsWith("autoscaling.keda.sh/"));
        return scaling;
    }

    /** Whether an annotation about pausing is there, whatever it says. */
    public boolean mentionPause() {
        return all.containsKey(PAUSED) || all.containsKey(PAUSED_REPLICAS);
    }

    /** Whether all scaling is stopped; what is neither true nor false counts as true. */
    public boolean pause() {
        return all.containsKey(PAUSED_REPLICAS) || holds(PAUSED);
    }

    /** The number of replicas to set; empty if there is none. */
    public OptionalInt pausedReplicas() {
        return pausedText().map(ScalingAnnotations::whole).orElse(OptionalInt.empty());
    }

    /** Whether there should be a number of replicas, but what is written is none. */
    public boolean misspellPausedReplicas() {
        return pausedText().isPresent() && pausedReplicas().isEmpty();
    }

    /** Whether the number of replicas must not fall. */
    public boolean pauseScaleIn() {
        return holds(PAUSED_SCALE_IN) || holds(PAUSED_SCALE_DOWN);
    }

    /** Whether the number of replicas must not rise. */
    public boolean pauseScaleOut() {
        return holds(PAUSED_SCALE_OUT);
    }

    /** Whether the target runs as if a trigger were active. */
    public boolean forceActivation() {
        return holds(FORCE_ACTIVATION);
    }

    private boolean holds(String name) {
        return all.containsKey(name) && !FALSE.contains(all.get(name));
    }

    private Optional<String> pausedText() {
        return Optional.ofNullable(all.get(PAUSED_REPLICAS));
    }

    private static OptionalInt whole(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException none) {
            return OptionalInt.empty();
        }
    }
}
