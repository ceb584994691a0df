package dev.tenfold.service;

/** What is left of a node. */
final class Space {
    private long cpuMilli;
    private long memoryBytes;
    private int pods;

    Space(NodeSize size) {
        this(size.cpuMilli(), size.memoryBytes(), size.pods());
    }

    private Space(long cpuMilli, long memoryBytes, int pods) {
        this.cpuMilli = cpuMilli;
        this.memoryBytes = memoryBytes;
        this.pods = pods;
    }

    Space copy() {
        return new Space(cpuMilli, memoryBytes, pods);
    }

    long cpuMilli() {
        return cpuMilli;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    /** How many replicas of a kind there is room for. */
    int fits(Footprint need) {
        long byCpu = need.cpuMilli() == 0 ? pods : cpuMilli / need.cpuMilli();
        long byMemory = need.memoryBytes() == 0 ? pods : memoryBytes / need.memoryBytes();
        return (int) Math.min(pods, Math.min(byCpu, byMemory));
    }

    /** Takes replicas in; gives their room back where {@code replicas} is below zero. */
    void take(Footprint need, int replicas) {
        cpuMilli -= need.cpuMilli() * replicas;
        memoryBytes -= need.memoryBytes() * replicas;
        pods -= replicas;
    }
}
