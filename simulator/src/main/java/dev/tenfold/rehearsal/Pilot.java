package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;

/** One policy at work: it sees what its platform shows it, and decides on its own clock. */
interface Pilot {
    /** Books its observations and decisions. */
    void book(Agenda agenda);
}
