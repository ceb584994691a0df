package dev.tenfold.rehearsal;

import dev.tenfold.export.InstanceMeter;
import dev.tenfold.service.NodePool;

/** CPU of a pool of nodes. Which node runs what is not known, so all are alike. */
final class PoolUsage implements InstanceMeter, CpuMeter {
    private final World world;
    private final NodePool pool;
    private double cpuBefore;
    private double nodeSecondsBefore;

    PoolUsage(World world, NodePool pool) {
        this.world = world;
        this.pool = pool;
    }

    @Override
    public double cpuPercent() {
        double cpu = world.nodes().cpuSecondsUsed(pool);
        double nodeSeconds = pool.nodeSeconds(world.clock().nowNanos());
        double cores = pool.size().cpuMilli() / 1000.0;
        double offered = (nodeSeconds - nodeSecondsBefore) * cores;
        double percent = offered > 0 ? (cpu - cpuBefore) / offered * 100 : Double.NaN;
        cpuBefore = cpu;
        nodeSecondsBefore = nodeSeconds;
        return percent;
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
    public CpuSpread read(long nowNanos, long runningSinceNanos) {
        double ratio = cpuPercent() / 100;
        return Double.isNaN(ratio) ? CpuSpread.NONE : new CpuSpread(ratio, ratio, ratio, pool.ready());
    }
}
