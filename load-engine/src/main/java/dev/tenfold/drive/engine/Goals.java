package dev.tenfold.drive.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What has to hold of a whole run.
 *
 * @param p95 95th percentile of response times
 * @param errors share of requests that fail, 0..1
 */
public record Goals(Optional<Duration> p95, OptionalDouble errors) {
    /** Nothing. */
    public static final Goals NONE = new Goals(Optional.empty(), OptionalDouble.empty());
}
