package dev.tenfold.inject.overlay;

import dev.tenfold.inject.Family;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The marked copy of one real metric. */
interface Layer {
    /** The name under which copies are told. */
    String PREFIX = "tenfold_";

    /**
     * Reads the real values and tells what has become of them.
     *
     * @param at when, by the wall clock
     * @param now when, since the course began
     * @param intensity how much of each fault
     * @param marker labels that every series carries
     */
    Family next(Instant at, Duration now, double intensity, Map<String, String> marker);
}
