package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.service.Service;
import java.util.Map;

/**
 * Asks for a number of replicas at the start and never again.
 *
 * @param replicas how many, by service; the others keep theirs
 */
record Pin(Map<String, Integer> replicas) implements Scaler {
    @Override
    public void book(Agenda agenda, World world) {
        agenda.at(0, Phase.DECIDE, () -> {
            for (Service service : world.topology().services()) {
                Integer wanted = replicas.get(service.name());
                if (wanted != null && wanted != service.fleet().wanted()) {
                    world.scaleTo(service, wanted);
                }
            }
        });
    }
}
