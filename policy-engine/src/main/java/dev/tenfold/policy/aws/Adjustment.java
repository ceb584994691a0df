package dev.tenfold.policy.aws;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * One scaling adjustment.
 *
 * @param type what the amount means
 * @param amount capacity, or percent of the capacity
 * @param minMagnitude {@code MinAdjustmentMagnitude}: the least that a change in percent changes, where it changes
 *     anything; no other type heeds it
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html">Step and simple
 *     scaling policies, scaling adjustment types</a>
 */
public record Adjustment(AdjustmentType type, int amount, OptionalInt minMagnitude) {

    public Adjustment {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(minMagnitude, "minMagnitude");
    }

    /** An adjustment without a least change. */
    public Adjustment(AdjustmentType type, int amount) {
        this(type, amount, OptionalInt.empty());
    }

    /** The capacity that is wanted; the group's limits are still to be applied. */
    public int applyTo(int capacity) {
        return switch (type) {
            case CHANGE_IN_CAPACITY -> capacity + amount;
            case EXACT_CAPACITY -> amount;
            case PERCENT_CHANGE_IN_CAPACITY -> capacity + percentChange(capacity);
        };
    }

    private int percentChange(int capacity) {
        int change = wholeChange((double) capacity * amount / 100);
        return Integer.signum(change) * Math.max(Math.abs(change), change == 0 ? 0 : minMagnitude.orElse(0));
    }

    /**
     * A change in whole instances: toward zero, but never to zero. 12.7 is 12, 0.67 is 1, -0.58 is -1, -6.67 is -6.
     *
     * @param change instances, signed
     */
    public static int wholeChange(double change) {
        int whole = (int) change;
        return whole == 0 ? (int) Math.signum(change) : whole;
    }

    /** As a person says it, such as {@code +2} or {@code +30 %}. */
    public String words() {
        String signed = amount > 0 ? "+" + amount : String.valueOf(amount);
        return switch (type) {
            case CHANGE_IN_CAPACITY -> signed;
            case EXACT_CAPACITY -> "exactly " + amount;
            case PERCENT_CHANGE_IN_CAPACITY -> signed + " %";
        };
    }
}
