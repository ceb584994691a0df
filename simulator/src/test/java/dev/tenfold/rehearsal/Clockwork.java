package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Backlog;
import dev.tenfold.service.NodePool;
import dev.tenfold.service.Service;

/** A world whose time a test moves by hand, so that it can scale what it likes and look at any instant. */
final class Clockwork {
    private static final long SECOND = 1_000_000_000L;

    private final VirtualClock clock = new VirtualClock();
    private final Agenda agenda = new Agenda(clock);
    private final World world;

    Clockwork(Script script) {
        world = new World(script, clock, agenda);
        world.book();
    }

    World world() {
        return world;
    }

    Service service(String name) {
        return world.topology().service(name);
    }

    Backlog backlog(String service) {
        return service(service).backlog().orElseThrow();
    }

    NodePool pool(String name) {
        return world.nodes().pool(name);
    }

    long nowNanos() {
        return clock.nowNanos();
    }

    /** Lets everything happen up to an instant, that instant included. */
    Clockwork runTo(double seconds) {
        long nanos = Math.round(seconds * SECOND);
        agenda.at(nanos, Phase.SERVE, world::serve);
        while (agenda.hasWorkBy(nanos)) {
            agenda.runNext();
        }
        return this;
    }
}
