package dev.tenfold.policy;

import java.util.List;
import java.util.OptionalInt;

/** What a policy says, free of the format it was written in: what a controller of its kind works from. */
public interface PolicySpec {

    /** The fewest replicas or instances that it leaves; empty if it scales nothing. */
    default OptionalInt floor() {
        return OptionalInt.empty();
    }

    /** The most replicas or instances that it asks for; empty if it scales nothing, or knows no bound. */
    default OptionalInt ceiling() {
        return OptionalInt.empty();
    }

    /** Whether it has no target: it acts on every service that it names, or on all. */
    default boolean isForAll() {
        return false;
    }

    /** Whether one without a target may ask for more or fewer replicas of a service. */
    default boolean mayScale(String service) {
        return false;
    }

    /**
     * Names of its parts that act each by itself: the scaling policies of a group; of what scales nothing, the alerts
     * that may fire. Empty if it acts under its own name.
     */
    default List<String> parts() {
        return List.of();
    }

    /**
     * What of it can be put to use one by one, beside its parts: metrics, triggers, steps, limits of the pace. A run
     * that leaves some of them alone proves nothing of them.
     */
    default List<Element> elements() {
        return List.of();
    }
}
