package dev.tenfold.service;

/**
 * Replicas that were created at the same instant and live the same life. Kept together, so that a thousand cost as one.
 */
public final class Cohort {
    /** The instant of what has not been decided: replicas without room do not start. */
    private static final long NEVER = Long.MAX_VALUE;

    private final int number;
    private final StartUp startUp;
    private final long createdNanos;
    private final long runningNanos;
    private final long readyNanos;
    private int count;
    /** CPU seconds a replica had used when it became ready, less what the ready ones had used by then. */
    private double cpuOffset;

    private final Wear wear = new Wear();
    private boolean ready;
    private final boolean replacement;
    /** What a replica that was ready from the start had counted when these became ready; null if nobody counts. */
    private double[] countsAtReady;

    private Cohort(
            int number,
            int count,
            StartUp startUp,
            long createdNanos,
            long runningNanos,
            long readyNanos,
            boolean replacement) {
        this.number = number;
        this.count = count;
        this.startUp = startUp;
        this.createdNanos = createdNanos;
        this.runningNanos = runningNanos;
        this.readyNanos = readyNanos;
        this.replacement = replacement;
    }

    /** Replicas that were ready long ago. */
    static Cohort settled(int number, int count, StartUp startUp, long atNanos) {
        Cohort cohort = new Cohort(number, count, startUp, atNanos, atNanos, atNanos, false);
        cohort.becomeReady(0);
        return cohort;
    }

    /** Replicas that have found room, and know when they run and when they are ready. */
    static Cohort starting(
            int number,
            int count,
            StartUp startUp,
            long createdNanos,
            long runningNanos,
            long readyNanos,
            boolean replacement) {
        return new Cohort(number, count, startUp, createdNanos, runningNanos, readyNanos, replacement);
    }

    /** Replicas that have found no room yet. */
    static Cohort pending(int number, int count, StartUp startUp, long createdNanos, boolean replacement) {
        return new Cohort(number, count, startUp, createdNanos, NEVER, NEVER, replacement);
    }

    /** Which cohort of its service it is, from 0. */
    public int number() {
        return number;
    }

    /** How many replicas are left in it. */
    public int count() {
        return count;
    }

    /** When its replicas were created, nanoseconds since start; before the start for those that were there already. */
    public long createdNanos() {
        return createdNanos;
    }

    /** When their processes ran, nanoseconds since start; {@link Long#MAX_VALUE} while they wait for room. */
    public long runningNanos() {
        return runningNanos;
    }

    /**
     * When they began to take requests, nanoseconds since start; in the future while they start, {@link Long#MAX_VALUE}
     * while they wait for room.
     */
    public long readyNanos() {
        return readyNanos;
    }

    /** Whether they take requests. */
    public boolean ready() {
        return ready;
    }

    /**
     * When the platform calls them ready, nanoseconds since start: as soon as they run where no probe asks, else when
     * they take requests.
     */
    public long calledReadyNanos() {
        return startUp.probe().kind() == Probe.Kind.NONE ? runningNanos : readyNanos;
    }

    /** Whether they exist on paper only: no node has room for them. */
    public boolean pending() {
        return runningNanos == NEVER;
    }

    StartUp startUp() {
        return startUp;
    }

    /** Whether its replicas take the place of others that died, rather than being more of them. */
    public boolean replacement() {
        return replacement;
    }

    double[] countsAtReady() {
        return countsAtReady;
    }

    void countFrom(double[] counts) {
        countsAtReady = counts;
    }

    void becomeReady(double cpuOffset) {
        ready = true;
        this.cpuOffset = cpuOffset;
    }

    /** Its replicas have used more CPU than one did that was ready from the start; less if negative. */
    void workMore(double cpuSeconds) {
        cpuOffset += cpuSeconds;
    }

    /** How much its replicas have lost of their memory and when they will die of it. */
    Wear wear() {
        return wear;
    }

    void lose(int replicas) {
        count -= replicas;
    }

    double cpuOffset() {
        return cpuOffset;
    }
}
