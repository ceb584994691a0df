package dev.tenfold.policy;

import java.util.List;
import java.util.OptionalInt;

/** What a policy says, free of the format it was written in: what a controller of its kind works from. */
public interface PolicySpec {

    /** The fewest replicas or instances that it leaves; empty if it scales nothing. */
    default OptionalInt floor() {
        return OptionalInt.empty();
    }

    /**
     * Names of its parts that act each by itself: the scaling policies of a group; of what scales nothing, the alerts
     * that may fire. Empty if it acts under its own name.
     */
    default List<String> parts() {
        return List.of();
    }
}
