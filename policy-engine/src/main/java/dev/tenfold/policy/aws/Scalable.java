package dev.tenfold.policy.aws;

/** What policies scale: a group of instances, or anything else with a capacity. */
public sealed interface Scalable permits GroupSpec, ScalableTargetSpec {

    /** By which AWS knows it: the group's name, or the resource's identifier. */
    String id();

    /** The least and most capacity, until a scheduled action sets others. */
    CapacityLimits limits();

    /** The alarms that target tracking creates for it. */
    TrackingProfile profile();
}
