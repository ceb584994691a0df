package dev.tenfold.rehearsal;

import dev.tenfold.policy.Move;
import dev.tenfold.service.NodePool;
import java.util.OptionalLong;

/** A pool of nodes as a group of a cloud's instances. */
final class PoolCapacity implements Capacity {
    private final Platform platform;
    private final Permit permit;
    private final NodePool pool;
    private long endedNanos = Breach.NEVER;
    private String why = "";

    PoolCapacity(Platform platform, NodePool pool, Permit permit) {
        this.platform = platform;
        this.permit = permit;
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
    public void scaleTo(int asked, int quick) {
        int wanted = permit.ask(wanted(), asked, "");
        Nodes nodes = platform.world().nodes();
        if (wanted < wanted()) {
            endedNanos = platform.nowNanos();
        }
        if (quick > 0) {
            java.time.Duration warm = java.time.Duration.ofNanos(pool.startUpNanos() / 10);
            nodes.scaleTo(pool, Math.min(wanted, wanted() + quick), warm, why);
        }
        if (wanted != wanted()) {
            nodes.scaleTo(pool, wanted, why);
        }
    }

    /** The pool itself tells of the new number of nodes; the reason is told beside it. */
    @Override
    public void tell(Move move) {
        why = move.why();
        permit.told(move).ifPresent(real -> platform.moved(pool.name(), real));
    }

    /** What is followed is how services fare, not nodes. */
    @Override
    public void follow(Strain strain) {}
}
