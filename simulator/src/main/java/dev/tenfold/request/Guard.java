package dev.tenfold.request;

import dev.tenfold.service.Cause;
import dev.tenfold.service.Connections;
import dev.tenfold.service.Fleet;
import dev.tenfold.service.Priority;
import dev.tenfold.service.Shedding;
import java.util.ArrayList;
import java.util.List;

/** Turns requests away before a service takes them in. */
final class Guard {
    private static final Priority[] PRIORITIES = Priority.values();

    private final Run run;
    private final RequestService service;
    private final Desks desks;
    private final double maxConnections;
    /** Null if it sheds nothing. */
    private final Shedding shedding;

    private final Dice dice;
    private final Strays strays;
    private double refusedRatio;

    private final List<Connections> pools = new ArrayList<>();
    private final List<Fleet> callers = new ArrayList<>();

    Guard(Run run, RequestService service, Desks desks, ServicePlan plan) {
        this.run = run;
        this.service = service;
        this.desks = desks;
        maxConnections = plan.maxConnections();
        shedding = plan.shedding().orElse(null);
        dice = run.dice(plan.name() + " door");
        strays = new Strays(plan, service.fleet(), dice);
    }

    /** From now on so large a share of the requests is refused at once. */
    void suffer(double refusedRatio) {
        this.refusedRatio = refusedRatio;
    }

    /** Ready replicas are being terminated. */
    void leave(int replicas) {
        strays.leave(replicas, run.nowNanos);
    }

    void pooled(Connections pool, Fleet fleet) {
        pools.add(pool);
        callers.add(fleet);
    }

    /** Connections that each replica of a caller gets: all of its pool, or its share where the service takes fewer. */
    double connectionsOf(Connections pool) {
        double wanted = 0;
        for (int i = 0; i < pools.size(); i++) {
            wanted += pools.get(i).perReplica() * callers.get(i).ready();
        }
        double share = wanted > maxConnections ? maxConnections / wanted : 1;
        return Math.max(1, Math.floor(pool.perReplica() * share));
    }

    /** Why a request is turned away; null if it is not. */
    Cause refusal(int request) {
        if (dice.happens(refusedRatio)) {
            return Cause.DOWN;
        }
        Cause stray = service.consuming() ? null : strays.next(run.nowNanos);
        if (stray != null) {
            return stray;
        }
        if (!service.consuming() && service.fleet().ready() == 0) {
            return Cause.NO_REPLICA;
        }
        if (maxConnections < Double.POSITIVE_INFINITY && pools.isEmpty() && desks.present() >= maxConnections) {
            return Cause.CONNECTIONS;
        }
        return shedding != null && use() >= shedding.markOf(PRIORITIES[run.pool.priority[request]]) ? Cause.SHED : null;
    }

    /** Use of the wall that it looks at. */
    private double use() {
        return switch (shedding.of()) {
            case SLOTS -> desks.present() / desks.slots();
            case QUEUE -> desks.queued() / desks.places();
            case CPU -> service.readings().cpuLoad();
        };
    }
}
