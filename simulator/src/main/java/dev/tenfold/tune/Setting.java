package dev.tenfold.tune;

import java.util.Objects;

/**
 * One field that a candidate turns.
 *
 * @param place see {@link Knob#place}
 * @param before the value in force so far
 * @param value what is written in its place
 */
public record Setting(Knob.Place place, String before, String value) {
    public Setting {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(value, "value");
    }
}
