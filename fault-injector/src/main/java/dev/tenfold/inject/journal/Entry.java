package dev.tenfold.inject.journal;

import dev.tenfold.inject.Destination;
import dev.tenfold.metric.Labels;
import java.time.Instant;
import java.util.List;

/** A line of the journal. */
public sealed interface Entry {
    /** The game day that it is about. */
    String day();

    /**
     * A game day may write from here on.
     *
     * @param at when, by the wall clock
     * @param deadline when it ends at the latest
     * @param destinations where it writes to; later entries name them by their place in this list
     */
    record Begun(String day, Instant at, Instant deadline, List<Destination> destinations) implements Entry {
        public Begun {
            destinations = List.copyOf(destinations);
        }
    }

    /**
     * Series that will be written to all of its destinations, for the first time.
     *
     * @param series each with its name and its marker
     */
    record Wrote(String day, List<Labels> series) implements Entry {
        public Wrote {
            series = List.copyOf(series);
        }
    }

    /**
     * Nothing of it is left at a destination, or a person took what is left upon himself.
     *
     * @param at when, by the wall clock
     * @param destination its place in the list
     * @param how one sentence
     */
    record Undone(String day, Instant at, int destination, String how) implements Entry {}
}
