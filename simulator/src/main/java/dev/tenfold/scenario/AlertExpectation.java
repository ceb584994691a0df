package dev.tenfold.scenario;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.Optional;

/**
 * An alert that has to fire, or that must not.
 *
 * @param alert its name
 * @param fires whether it has to
 * @param after not before this time since the start
 * @param before at this time since the start at the latest; at any time if left out
 * @param pagedBefore when Alertmanager has told a person at the latest; not asked if left out
 */
@Meaning("An alert that has to fire, or that must not.")
public record AlertExpectation(
        @Meaning("Its name.") String alert,
        @Meaning("Whether it has to fire.") @Default("true") boolean fires,

        @Meaning("Not before this time since the start.") @Default("0s")
        Duration after,

        @Meaning("At this time since the start at the latest; at any time if left out.")
        Optional<Duration> before,

        @Meaning("When Alertmanager has told a person at the latest, since the start; not asked if left out.")
        Optional<Duration> pagedBefore) {
    public AlertExpectation {
        if (before.isPresent() && before.get().compareTo(after) < 0) {
            throw new IllegalArgumentException(
                    "before must not be earlier than after, was " + Spelled.time(before.get()));
        }
        if (!fires && (before.isPresent() || pagedBefore.isPresent())) {
            throw new IllegalArgumentException("fires must be true where before or paged-before is given, was false");
        }
    }
}
