package dev.tenfold.policy.hpa;

/**
 * A number of replicas after the limits.
 *
 * @param replicas what the limits leave
 * @param reason which limit it ran into, if any
 * @param pace what the pace allowed, where a pace was asked
 */
public record Limited(int replicas, LimitReason reason, Pace.Allowance pace) {

    /** A number that no limit touched. */
    static Limited within(int replicas, Pace.Allowance pace) {
        return new Limited(replicas, LimitReason.DESIRED_WITHIN_RANGE, pace);
    }
}
