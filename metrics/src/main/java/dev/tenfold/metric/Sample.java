package dev.tenfold.metric;

import java.util.Objects;

/**
 * A value with the labels it belongs to, at a time that goes without saying: an element of an instant vector.
 *
 * @param labels whose value it is
 * @param value the value; may be NaN or infinite
 */
public record Sample(Labels labels, double value) {
    public Sample {
        Objects.requireNonNull(labels, "labels");
    }
}
