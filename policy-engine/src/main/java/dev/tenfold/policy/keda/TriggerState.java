package dev.tenfold.policy.keda;

/**
 * What a poll found of one trigger, as far as it matters for whether the target is to run.
 *
 * @param resource whether it is of cpu or memory, which the autoscaler reads by itself
 * @param active whether it wants the target to run
 * @param failed whether it could not say, and no fallback speaks for it
 */
public record TriggerState(boolean resource, boolean active, boolean failed) {}
