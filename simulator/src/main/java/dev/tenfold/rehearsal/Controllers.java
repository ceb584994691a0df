package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.scenario.Script;

/** tmp */
final class Controllers implements Scaler {
    Controllers(Script script) {}

    @Override
    public void book(Agenda agenda, World world) {}
}
