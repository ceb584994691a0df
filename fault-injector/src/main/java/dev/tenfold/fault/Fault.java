package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * Something that breaks at a stated instant: a service, the platform under it, or what monitoring tells of it. A new
 * kind is one record in one file, and its name in the list of its family.
 */
@Meaning("Something that breaks at a stated instant.")
public sealed interface Fault permits ServiceFault, PlatformFault, MetricFault {

    /** When it begins, since start; >= 0s. */
    Duration at();

    /** How long it lasts; zero for what strikes once. */
    Duration lasts();

    /** What a person calls it, such as {@code +20 s latency}. */
    String title();

    /** The same with what it strikes, such as {@code +20 s latency on db}. */
    default String sentence() {
        return title();
    }

    /** The service or pool of nodes that it strikes; empty if it strikes more than one, or none. */
    default String subject() {
        return "";
    }

    /** What it names, so that a scenario can be asked whether it has that. */
    default List<Mention> mentions() {
        return List.of();
    }

    /** What it does at the moment it begins. */
    default void begin(Ground ground) {}

    /** What is over when it ends. */
    default void end(Ground ground) {}

    /**
     * The same fault as chance may have it.
     *
     * @param at when it begins, since start
     * @param lasts how long it lasts; of no meaning for what strikes once
     * @param intensity how bad it is; 1 is as bad as this one, and near 0 is hardly anything
     */
    Fault variant(Duration at, Duration lasts, double intensity);
}
