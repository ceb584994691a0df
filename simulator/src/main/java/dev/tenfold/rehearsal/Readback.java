package dev.tenfold.rehearsal;

import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.service.Fleet;
import dev.tenfold.service.Service;
import dev.tenfold.service.StartUp;
import java.util.List;
import java.util.OptionalInt;

/** A service whose replicas a real platform has: the model's fleet becomes what the platform tells. */
final class Readback {
    /** Ready as soon as the platform says so. */
    private static final StartUp AT_ONCE = new StartUp(0, 0, 0);
    /** Not ready before the platform says so: ten years. */
    private static final StartUp UNTIL_TOLD = new StartUp(315_576_000_000_000_000L, 0, 0);

    private final World world;
    private final Service service;
    private int desiredBefore;

    Readback(World world, Service service) {
        this.world = world;
        this.service = service;
        desiredBefore = service.fleet().wanted();
    }

    /**
     * The platform has been read.
     *
     * @param ready how many take requests; empty where nobody knows, so that new ones start as the model says
     */
    void told(int desired, OptionalInt ready) {
        if (desired != desiredBefore) {
            note(desired);
            desiredBefore = desired;
        }
        Fleet fleet = service.fleet();
        if (ready.isPresent()) {
            become(fleet, desired, ready.getAsInt());
        } else if (fleet.wanted() != desired) {
            world.scaleTo(service, desired);
        }
    }

    /** Those that are ready now, and those that will be some day; one that stays is never replaced by another. */
    private void become(Fleet fleet, int desired, int ready) {
        int starting = Math.max(0, desired - ready);
        if (fleet.ready() == ready && fleet.starting() == starting) {
            return;
        }
        int before = fleet.ready();
        if (before != ready) {
            world.scaleTo(service, Math.min(before, ready)); // those that start go first
            world.scaleTo(service, ready, AT_ONCE);
        }
        world.scaleTo(service, ready + starting, UNTIL_TOLD);
        if (fleet.ready() > before) {
            world.history().replicasReady(service, fleet.ready() - before);
        }
    }

    private void note(int desired) {
        boolean up = desired > desiredBefore;
        History history = world.history();
        long now = world.clock().nowNanos();
        if (up) {
            history.seen(service, now);
        }
        history.scaled(
                service,
                new Happening(
                        now,
                        up ? Kind.SCALE_UP : Kind.SCALE_DOWN,
                        service.name(),
                        service.name() + " " + desiredBefore + " -> " + desired,
                        desiredBefore,
                        desired,
                        "the platform",
                        "read back",
                        "the platform has " + desired + " now, and had " + desiredBefore,
                        List.of()));
    }
}
