package dev.tenfold.service;

/** The room that one service's replicas take on a pool of nodes. */
public final class Lease implements Room {
    private final NodePool pool;
    private final int number;
    private final String service;
    private final Footprint footprint;
    /** Replicas whose node is gone, and with it the room that they would give back. */
    private int evicted;

    Lease(NodePool pool, int number, String service, Footprint footprint) {
        this.pool = pool;
        this.number = number;
        this.service = service;
        this.footprint = footprint;
    }

    int number() {
        return number;
    }

    /** Name of the service. */
    public String service() {
        return service;
    }

    /** Whether its room is on a pool. */
    public boolean isOn(NodePool other) {
        return pool == other;
    }

    /** What each of its replicas takes. */
    public Footprint footprint() {
        return footprint;
    }

    @Override
    public int take(int replicas) {
        return replicas == 0 ? 0 : pool.place(this, replicas);
    }

    @Override
    public void give(int replicas) {
        int gone = Math.min(evicted, replicas);
        evicted -= gone;
        if (replicas > gone) {
            pool.release(this, replicas - gone);
        }
    }

    void evict(int replicas) {
        evicted += replicas;
    }
}
