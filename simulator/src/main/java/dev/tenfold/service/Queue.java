package dev.tenfold.service;

/**
 * A queue or topic of a broker, as far as its messages go.
 *
 * @param name unique in a scenario
 * @param partitions how many consumers can work at most, each on a partition of its own at least; infinite where the
 *     broker gives any message to any consumer
 * @param maxLength messages that may wait before more are turned away; infinite if nothing limits them
 * @param redeliverySeconds time after which the messages of a consumer that is gone are given to another, seconds
 */
public record Queue(String name, double partitions, double maxLength, double redeliverySeconds) {
    public Queue {
        if (!(partitions >= 1)) {
            throw new IllegalArgumentException("partitions must be >= 1");
        }
        if (!(maxLength >= 0) || !(redeliverySeconds >= 0)) {
            throw new IllegalArgumentException("maxLength and redeliverySeconds must be >= 0");
        }
    }

    /** How many of the consumers have something to do. */
    public double workers(int consumers) {
        return Math.min(consumers, partitions);
    }
}
