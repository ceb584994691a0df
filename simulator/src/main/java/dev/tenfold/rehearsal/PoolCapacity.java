package dev.tenfold.rehearsal;

import dev.tenfold.policy.Move;
import dev.tenfold.policy.aws.WarmPoolSpec;
import dev.tenfold.service.NodePool;
import java.time.Duration;
import java.util.OptionalLong;

/** A pool of nodes as a group of a cloud's instances. */
final class PoolCapacity implements Capacity {
    private final Platform platform;
    private final Permit permit;
    private final NodePool pool;
    private long endedNanos = Breach.NEVER;

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

    @Override
    public int runningSince(long nanos) {
        return inServiceSince(nanos);
    }

    @Override
    public CpuMeter newCpuMeter() {
        return new PoolUsage(platform.world(), pool);
    }

    @Override
    public double load() {
        return cpuRatio();
    }

    @Override
    public void scaleTo(int asked) {
        set(permit.ask(wanted(), asked, ""));
    }

    private void set(int wanted) {
        if (wanted < wanted()) {
            endedNanos = platform.nowNanos();
        }
        platform.world().nodes().scaleTo(pool, wanted, "");
    }

    /** A node that was stopped or hibernates joins in a tenth of the time, one that runs at once. */
    @Override
    public void scaleTo(int asked, int quick, WarmPoolSpec.State waiting) {
        int wanted = permit.ask(wanted(), asked, "");
        if (quick > 0) {
            boolean runs = waiting == WarmPoolSpec.State.RUNNING;
            Duration warm = Duration.ofNanos(runs ? 0 : pool.startUpNanos() / 10);
            platform.world().nodes().scaleTo(pool, Math.min(wanted, wanted() + quick), warm, "");
        }
        if (wanted != wanted()) {
            set(wanted);
        }
    }

    /** What is followed is how services fare, not nodes. */
    @Override
    public void atMaximum() {}

    @Override
    public void tell(Move move) {
        permit.told(move).ifPresent(real -> platform.moved(pool.name(), real));
    }

    /** What is followed is how services fare, not nodes. */
    @Override
    public void follow(Strain strain) {}
}
