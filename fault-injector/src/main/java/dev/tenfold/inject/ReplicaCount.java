package dev.tenfold.inject;

import java.util.OptionalInt;

/**
 * Replicas of a service, as its platform tells them.
 *
 * @param desired what the platform was told to run, 0 or more
 * @param ready how many take requests; empty where nobody knows, so that the model's start-up time applies
 */
public record ReplicaCount(int desired, OptionalInt ready) {
    public ReplicaCount {
        if (desired < 0 || ready.orElse(0) < 0) {
            throw new IllegalArgumentException("replicas must be >= 0, was " + desired + " and " + ready);
        }
    }
}
