package dev.tenfold.inject.safety;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the operator of the injector allows; no plan can widen it.
 *
 * @param allowed servers that may be written to and asked
 * @param longestDeadline that a game day may have, more than 0
 * @param longestPatience with a controller that does not beat, more than 0
 * @param mostSeries that one game day may write, 1 or more
 * @param stopFile while this file is there nothing runs and nothing starts
 */
public record Rules(
        AllowList allowed,
        Duration longestDeadline,
        Duration longestPatience,
        int mostSeries,
        Optional<Path> stopFile) {
    public Rules {
        if (longestDeadline.isNegative() || longestDeadline.isZero()) {
            throw new IllegalArgumentException("the longest deadline must be > 0s, was " + longestDeadline);
        }
        if (longestPatience.isNegative() || longestPatience.isZero()) {
            throw new IllegalArgumentException("the longest patience must be > 0s, was " + longestPatience);
        }
        if (mostSeries < 1) {
            throw new IllegalArgumentException("the most series must be >= 1, was " + mostSeries);
        }
    }

    /** This machine only, four hours, a minute, a million series, no stop file. */
    public static Rules loopback() {
        return new Rules(AllowList.loopback(), Duration.ofHours(4), Duration.ofMinutes(1), 1_000_000, Optional.empty());
    }

    /** These rules with other servers allowed. */
    public Rules allowing(AllowList other) {
        return new Rules(other, longestDeadline, longestPatience, mostSeries, stopFile);
    }

    /** These rules with a stop file. */
    public Rules stoppedBy(Path file) {
        return new Rules(allowed, longestDeadline, longestPatience, mostSeries, Optional.of(file));
    }
}
