package dev.tenfold.policy;

import java.util.OptionalInt;

/** What a policy says, free of the format it was written in: what a controller of its kind works from. */
public interface PolicySpec {

    /** The fewest replicas or instances that it leaves; empty if it scales nothing. */
    default OptionalInt floor() {
        return OptionalInt.empty();
    }
}
