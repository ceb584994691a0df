package dev.tenfold.inject.platform.cloudwatch;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The time that is asked for, in periods.
 *
 * @param from first instant
 * @param until first instant no more
 * @param seconds length of a period
 */
record Span(Instant from, Instant until, int seconds) {
    private static final Set<Integer> SHORT = Set.of(1, 5, 10, 20, 30);

    static Span of(Asked asked, OptionalInt period) {
        Instant from = asked.instant("StartTime");
        Instant until = asked.instant("EndTime");
        if (!from.isBefore(until)) {
            throw AwsFault.validation("The parameter StartTime must be less than the parameter EndTime.");
        }
        int seconds = period.orElseThrow(() -> AwsFault.missing("Period"));
        if (!SHORT.contains(seconds) && (seconds <= 0 || seconds % 60 != 0)) {
            throw AwsFault.invalid("The value " + seconds
                    + " for parameter Period is invalid: it must be 1, 5, 10, 20, 30 or a multiple of 60.");
        }
        return new Span(from, until, seconds);
    }

    long periods() {
        return (until.getEpochSecond() - from.getEpochSecond()) / seconds;
    }
}
