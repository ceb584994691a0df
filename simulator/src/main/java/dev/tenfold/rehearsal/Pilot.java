package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;

/** One policy at work: it sees what its platform shows it, and decides on its own clock. */
interface Pilot {
    /** Prepares its questions, once all policies have told {@link Monitoring} what they will ask. */
    default void open() {}

    /** Books its observations and decisions. */
    void book(Agenda agenda);

    /** Lets go of what it holds, when the run is over. */
    default void close() {}
}
