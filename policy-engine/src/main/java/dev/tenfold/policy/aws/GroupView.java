package dev.tenfold.policy.aws;

import java.util.OptionalLong;

/**
 * What is seen of an EC2 Auto Scaling group, and what can be done to it. Whoever simulates the group implements this.
 * Capacity is instances, or capacity units where instances have weights. The metrics of instances that warm up must not
 * be in the group's metrics.
 */
public interface GroupView {

    /** Capacity asked for. */
    int desired();

    /** Capacity in service that has been so since a moment or longer, nanoseconds since the rehearsal's start. */
    int inServiceSince(long nanos);

    /** When the last launch or termination was through; empty while one is under way; negative if there was none. */
    OptionalLong settledAtNanos();

    /** Instances that wait in the warm pool and can go into service. */
    int warmPool();

    /**
     * Asks for a capacity.
     *
     * @param desired the capacity
     * @param fromWarmPool how much of what is added comes from the warm pool, which starts faster
     */
    void setCapacity(int desired, int fromWarmPool);
}
