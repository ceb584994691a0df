package dev.tenfold.inject.platform;

import dev.tenfold.inject.Family.Reading;
import dev.tenfold.metric.Labels;
import java.time.Instant;

/**
 * One series as it is on air.
 *
 * @param at when its value was made, by the wall clock
 * @param reading what it is worth
 */
public record Observed(Instant at, Reading reading) {
    /** Name and labels. */
    public Labels labels() {
        return reading.labels();
    }

    /** What it is worth. */
    public double value() {
        return reading.value();
    }
}
