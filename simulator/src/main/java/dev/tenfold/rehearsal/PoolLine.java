package dev.tenfold.rehearsal;

import dev.tenfold.service.NodePool;

/** What was seen of one pool of nodes, window by window. */
public final class PoolLine {
    private final NodePool pool;
    private final Nodes nodes;
    private final double[] wanted;
    private final double[] ready;
    private final double[] cpuRatio;
    private double cpuBefore;
    private double readySeconds;
    private double nodeSeconds;
    private int size;

    PoolLine(NodePool pool, Nodes nodes, int windows) {
        this.pool = pool;
        this.nodes = nodes;
        wanted = new double[windows];
        ready = new double[windows];
        cpuRatio = new double[windows];
    }

    void pass(double seconds) {
        readySeconds += seconds * pool.ready();
    }

    void closeWindow(long nowNanos) {
        wanted[size] = pool.wanted();
        ready[size] = pool.ready();
        double cpu = nodes.cpuSecondsUsed(pool);
        double offered = readySeconds * pool.size().cpuMilli() / 1000;
        cpuRatio[size] = offered > 0 ? (cpu - cpuBefore) / offered : Double.NaN;
        cpuBefore = cpu;
        readySeconds = 0;
        nodeSeconds = pool.nodeSeconds(nowNanos);
        size++;
    }

    /** Name of the pool. */
    public String name() {
        return pool.name();
    }

    /** Closed windows. */
    public int size() {
        return size;
    }

    /** Nodes asked for and not given back, at the window's end. */
    public double wanted(int window) {
        return wanted[window];
    }

    /** Nodes that took replicas, at the window's end. */
    public double ready(int window) {
        return ready[window];
    }

    /** CPU used by replicas over what ready nodes offer; NaN while none was ready. */
    public double cpuRatio(int window) {
        return cpuRatio[window];
    }

    /** Most nodes that were wanted at once. */
    public int peakNodes() {
        return pool.peak();
    }

    /** Node-seconds paid, from the request for every node to its end. */
    public double nodeSeconds() {
        return nodeSeconds;
    }
}
