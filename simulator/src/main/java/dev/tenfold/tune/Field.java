package dev.tenfold.tune;

import dev.tenfold.policy.aws.GroupScaling;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * One field of a group's scaling: what may stand there, and the group with another value.
 *
 * @param knob the choices
 * @param turn makes the group that has a value there
 */
record Field(Knob knob, BiFunction<GroupScaling, String, GroupScaling> turn) {
    Field {
        Objects.requireNonNull(knob, "knob");
        Objects.requireNonNull(turn, "turn");
    }
}
