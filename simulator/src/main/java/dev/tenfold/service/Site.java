package dev.tenfold.service;

import java.util.function.DoubleSupplier;

/** Where one service's replicas run, where faults of the platform may reach it. */
public final class Site implements Room {
    private final Room ground;
    private final Allotment allotment;
    private final DoubleSupplier startUpFactor;
    /** Replicas whose zone is lost, and with it the room that they would give back. */
    private int gone;

    /**
     * @param ground the room that there is without faults
     * @param startUpFactor how many times longer a replica takes to get ready at the moment
     */
    public Site(Room ground, Allotment allotment, DoubleSupplier startUpFactor) {
        this.ground = ground;
        this.allotment = allotment;
        this.startUpFactor = startUpFactor;
    }

    /** What the cloud gives of it. */
    public Allotment allotment() {
        return allotment;
    }

    @Override
    public int take(int replicas) {
        int given = 0;
        while (given < replicas && allotment.take() != Allotment.NONE) {
            given++;
        }
        int placed = ground.take(given);
        for (int i = placed; i < given; i++) {
            allotment.giveOne();
        }
        return placed;
    }

    @Override
    public void give(int replicas) {
        int lost = Math.min(gone, replicas);
        gone -= lost;
        for (int i = lost; i < replicas; i++) {
            allotment.giveOne();
        }
        ground.give(replicas);
    }

    @Override
    public StartUp startUp(StartUp usual) {
        double later = allotment.slowness();
        double slower = startUpFactor.getAsDouble();
        if (later == 1 && slower == 1) {
            return usual;
        }
        return new StartUp(
                Math.round(usual.provisioningNanos() * later),
                Math.round(usual.readinessNanos() * slower),
                usual.cores());
    }

    /** A zone is lost; returns how many replicas are lost with it, which have to be killed now. */
    public int lose(String name) {
        int zone = allotment.zone(name);
        if (zone == Allotment.NONE) {
            return 0;
        }
        allotment.lose(zone);
        int dying = allotment.held(zone);
        for (int i = 0; i < dying; i++) {
            allotment.give(zone);
        }
        gone += dying;
        return dying;
    }

    /** A zone is there again. */
    public void restore(String name) {
        int zone = allotment.zone(name);
        if (zone != Allotment.NONE) {
            allotment.restore(zone);
        }
    }
}
