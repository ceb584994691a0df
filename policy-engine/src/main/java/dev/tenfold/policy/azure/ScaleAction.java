package dev.tenfold.policy.azure;

import java.util.Objects;

/**
 * What a rule does once it is triggered.
 *
 * @param direction out or in
 * @param type what the value means
 * @param value instances, or percent of them; >= 0
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-understanding-settings">Understand
 *     autoscale settings</a>
 */
public record ScaleAction(Direction direction, Type type, int value) {

    /** Which way. */
    public enum Direction {
        INCREASE,
        DECREASE
    }

    /** What the value means. */
    public enum Type {
        CHANGE_COUNT,
        PERCENT_CHANGE_COUNT,
        EXACT_COUNT;

        /**
         * The type of that name.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Type of(String text) {
            return switch (text) {
                case "ChangeCount" -> CHANGE_COUNT;
                case "PercentChangeCount" -> PERCENT_CHANGE_COUNT;
                case "ExactCount" -> EXACT_COUNT;
                default ->
                    throw new IllegalArgumentException(
                            "type must be ChangeCount, PercentChangeCount or ExactCount, was " + text);
            };
        }
    }

    public ScaleAction {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(type, "type");
        if (value < 0) {
            throw new IllegalArgumentException("value must be >= 0, was " + value);
        }
    }

    /**
     * How many instances it asks for. Azure does not say how it rounds percent; here it is in favour of more instances,
     * as the rest of its rules are.
     */
    public int applyTo(int instances) {
        boolean increase = direction == Direction.INCREASE;
        return switch (type) {
            case EXACT_COUNT -> value;
            case CHANGE_COUNT -> increase ? instances + value : instances - value;
            case PERCENT_CHANGE_COUNT ->
                increase
                        ? instances + (int) (((long) instances * value + 99) / 100)
                        : instances - (int) ((long) instances * value / 100);
        };
    }
}
