package dev.tenfold.inject;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a game day plays, on a clock of its own: a scenario's services under its load and faults, or real series with a
 * fault on top. One thread drives it; only what it returns is shared.
 */
public interface Course extends AutoCloseable {
    /** The label that every series of a game day carries; its value is the game day's name. */
    String MARKER = "tenfold_game_day";

    /** The scenario's name, for people and for the marker. */
    String name();

    /** How long it lasts on its own clock. */
    Duration length();

    /** Time on its own clock between two snapshots, such as the scrape interval. */
    Duration step();

    /** Services whose replicas can be read back from a platform. */
    List<String> services();

    /** Lets its time pass up to an instant; the same instant again changes nothing. */
    void advanceTo(Duration sinceStart);

    /**
     * What its series are worth now.
     *
     * @param at now, by the wall clock
     * @param marker labels that every series must carry
     */
    Snapshot snapshot(Instant at, Map<String, String> marker);

    /** The platform has that many replicas now: the model answers with that capacity from here on. */
    void replicas(String service, ReplicaCount count);

    /**
     * Live change of the load's height: multiplies what the load's shape adds to its start, and leaves what is at rest
     * alone. 1 as written; 11/9 makes an x10 an x12.
     *
     * @param intensity of the load's change, 0 or more
     */
    void intensity(double intensity);

    /** Something was seen outside, such as an alert that fired: it belongs on the same time axis. */
    void seen(Sighting sighting);

    @Override
    void close();
}
