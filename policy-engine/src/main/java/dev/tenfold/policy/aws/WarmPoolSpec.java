package dev.tenfold.policy.aws;

import java.util.Objects;

/**
 * The warm pool of a group as its author wrote it.
 *
 * @param pool how many instances wait
 * @param state in which they wait
 * @param reuseOnScaleIn {@code InstanceReusePolicy.ReuseOnScaleIn}: whether instances return to it rather than end
 */
public record WarmPoolSpec(WarmPool pool, State state, boolean reuseOnScaleIn) {

    /** How instances wait. */
    public enum State {
        /** The default. */
        STOPPED,
        RUNNING,
        HIBERNATED;

        /** As AWS writes it. */
        public String text() {
            return switch (this) {
                case STOPPED -> "Stopped";
                case RUNNING -> "Running";
                case HIBERNATED -> "Hibernated";
            };
        }

        /**
         * The state of that name.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static State of(String text) {
            return switch (text) {
                case "Stopped" -> STOPPED;
                case "Running" -> RUNNING;
                case "Hibernated" -> HIBERNATED;
                default ->
                    throw new IllegalArgumentException("PoolState must be Stopped, Running or Hibernated, was " + text);
            };
        }
    }

    public WarmPoolSpec {
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(state, "state");
    }
}
