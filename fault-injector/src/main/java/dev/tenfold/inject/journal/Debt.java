package dev.tenfold.inject.journal;

import dev.tenfold.inject.Destination;
import dev.tenfold.metric.Labels;
import java.util.Collection;
import java.util.Collections;

/**
 * What a game day has left somewhere, for all that is known, and what must be undone.
 *
 * @param day the game day
 * @param place of the destination in its list
 * @param destination where it is
 * @param series all that may have been written there
 */
public record Debt(String day, int place, Destination destination, Collection<Labels> series) {
    public Debt {
        series = Collections.unmodifiableCollection(series);
    }
}
