package dev.tenfold.rehearsal;

import dev.tenfold.export.InstanceMeter;
import dev.tenfold.service.NodePool;

/** What CloudWatch gathers of a pool of nodes. */
final class PoolUsage implements InstanceMeter {
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
}
