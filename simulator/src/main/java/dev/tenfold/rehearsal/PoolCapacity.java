package dev.tenfold.rehearsal;

import dev.tenfold.policy.Move;
import dev.tenfold.service.NodePool;
import java.util.OptionalLong;

/** A pool of nodes as a group of a cloud's instances. */
final class PoolCapacity implements Capacity {
    private final Platform platform;
    private final NodePool pool;
    private long endedNanos = Breach.NEVER;

    PoolCapacity(Platform platform, NodePool pool) {
        this.platform = platform;
        this.pool = pool;
    }

    @Override
    public String name() {
        return pool.name();
    }

    @Override
    public int wanted() {
        return pool.wanted();
    }

    @Override
    public int inService() {
        return pool.ready();
    }

    @Override
    public int inServiceSince(long nanos) {
        return pool.readySince(nanos);
    }

    @Override
    public OptionalLong settledAtNanos() {
        return pool.booting() > 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(-1, Math.max(endedNanos, pool.newestReadyNanos())));
    }

    @Override
    public double cpuRatio() {
        return platform.world().nodes().cpuRatio(pool);
    }

    /** A node of a warm pool has been booted before: it joins in a tenth of the time. */
    @Override
    public void scaleTo(int wanted, int quick) {
        Nodes nodes = platform.world().nodes();
        if (wanted < wanted()) {
            endedNanos = platform.nowNanos();
        }
        if (quick > 0) {
            java.time.Duration warm = java.time.Duration.ofNanos(pool.startUpNanos() / 10);
            nodes.scaleTo(pool, Math.min(wanted, wanted() + quick), warm, "");
        }
        if (wanted != wanted()) {
            nodes.scaleTo(pool, wanted, "");
        }
    }

    @Override
    public void tell(Move move) {
        platform.moved(pool.name(), move);
    }

    /** What is followed is how services fare, not nodes. */
    @Override
    public void follow(Strain strain) {}
}
