package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;

/** Whatever changes the number of replicas: the user's policies, or the oracle that they are compared with. */
interface Scaler {
    /** Books its observations and decisions. */
    void book(Agenda agenda, World world);

    /** Lets go of what it holds, when the run is over. */
    default void close() {}
}
