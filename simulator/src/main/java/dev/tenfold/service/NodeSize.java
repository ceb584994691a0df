package dev.tenfold.service;

/**
 * What a node offers to replicas: its allocatable resources.
 *
 * @param cpuMilli thousandths of a core; > 0
 * @param memoryBytes bytes; > 0
 * @param pods how many pods it runs at most; > 0
 */
public record NodeSize(long cpuMilli, long memoryBytes, int pods) {
    private static final long BEST_SCORE = 100;

    public NodeSize {
        if (cpuMilli <= 0 || memoryBytes <= 0 || pods <= 0) {
            throw new IllegalArgumentException("cpuMilli, memoryBytes and pods must be > 0");
        }
    }

    /** How many replicas of a kind an empty node has room for. */
    public int fits(Footprint need) {
        return new Space(this).fits(need);
    }

    /**
     * How much the scheduler likes a node for one more replica: the share that it would have left; 0..100, in whole
     * numbers as it counts.
     *
     * @see <a
     *     href="https://github.com/kubernetes/kubernetes/tree/master/pkg/scheduler/framework/plugins/noderesources">
     *     least_allocated.go in there</a>
     */
    long score(Space left, Footprint more) {
        long cpu = (left.cpuMilli() - more.cpuMilli()) * BEST_SCORE / cpuMilli;
        long memory = (left.memoryBytes() - more.memoryBytes()) * BEST_SCORE / memoryBytes;
        return (cpu + memory) / 2;
    }

    /** How much of a node is requested that has so much left, by the scarcer resource; 0..1. */
    double utilization(Space left) {
        double cpu = (double) (cpuMilli - left.cpuMilli()) / cpuMilli;
        double memory = (double) (memoryBytes - left.memoryBytes()) / memoryBytes;
        return Math.max(cpu, memory);
    }

    /** How much of an empty node a replica takes, both resources together: big ones are packed first. */
    double share(Footprint need) {
        return (double) need.cpuMilli() / cpuMilli + (double) need.memoryBytes() / memoryBytes;
    }
}
