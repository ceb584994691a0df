package dev.tenfold.policy.keda.trigger;

/**
 * What an SQS queue holds.
 *
 * @param visible messages that may be received
 * @param notVisible messages that were received and not yet deleted
 * @param delayed messages that may not be received yet
 */
public record SqsCounts(long visible, long notVisible, long delayed) {
    public SqsCounts {
        if (visible < 0 || notVisible < 0 || delayed < 0) {
            throw new IllegalArgumentException("messages must be >= 0");
        }
    }
}
