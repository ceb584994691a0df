package dev.tenfold.policy.keda;

import java.util.Optional;

/** How many replicas a failing trigger is made to ask for. */
public enum FallbackBehavior {
    /** So many as {@code fallback.replicas} says. */
    STATIC("static"),
    /** So many as there are. */
    CURRENT_REPLICAS("currentReplicas"),
    /** So many as there are, but not fewer than it says. */
    CURRENT_REPLICAS_IF_HIGHER("currentReplicasIfHigher"),
    /** So many as there are, but not more than it says. */
    CURRENT_REPLICAS_IF_LOWER("currentReplicasIfLower"),
    /** The formula decides: a failing trigger is nil in it. */
    SCALING_MODIFIERS("scalingModifiers");

    private final String text;

    FallbackBehavior(String text) {
        this.text = text;
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** The behavior of that name. */
    public static Optional<FallbackBehavior> of(String text) {
        for (FallbackBehavior behavior : values()) {
            if (behavior.text.equals(text)) {
                return Optional.of(behavior);
            }
        }
        return Optional.empty();
    }

    /**
     * The replicas to ask for.
     *
     * @param written {@code fallback.replicas}
     * @param current replicas there are
     */
    public int replicas(int written, int current) {
        return switch (this) {
            case STATIC, SCALING_MODIFIERS -> written;
            case CURRENT_REPLICAS -> current;
            case CURRENT_REPLICAS_IF_HIGHER -> Math.max(current, written);
            case CURRENT_REPLICAS_IF_LOWER -> Math.min(current, written);
        };
    }
}
