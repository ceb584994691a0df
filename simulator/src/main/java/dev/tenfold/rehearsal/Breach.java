package dev.tenfold.rehearsal;

/**
 * A time in which a service needed more replicas than were ready: its policy's metric was truly above target, or a wall
 * was hit that the policy may not even look at. Instants are nanoseconds since start; {@link #NEVER} is for what did
 * not happen.
 */
public final class Breach {
    /** For what did not happen. */
    public static final long NEVER = Long.MAX_VALUE;

    private final String service;
    private final long startNanos;
    private final String why;
    private long endNanos = NEVER;
    private long sampleNanos = NEVER;
    private long seenNanos = NEVER;
    private long decidedNanos = NEVER;
    private long runningNanos = NEVER;
    private long readyNanos = NEVER;
    private boolean atMaximum;

    Breach(String service, long startNanos, String why) {
        this.service = service;
        this.startNanos = startNanos;
        this.why = why;
    }

    void seen(long sampleNanos, long nowNanos) {
        if (seenNanos == NEVER) {
            this.sampleNanos = sampleNanos;
            seenNanos = nowNanos;
        }
    }

    void decided(long nowNanos) {
        if (decidedNanos == NEVER) {
            decidedNanos = nowNanos;
        }
    }

    void ready(long runningNanos, long nowNanos) {
        if (readyNanos == NEVER) {
            this.runningNanos = runningNanos;
            readyNanos = nowNanos;
        }
    }

    void atMaximum() {
        atMaximum = true;
    }

    void end(long nowNanos) {
        endNanos = nowNanos;
    }

    public String service() {
        return service;
    }

    public long startNanos() {
        return startNanos;
    }

    /** What was breached, with numbers. */
    public String why() {
        return why;
    }

    /** When the need was over; {@link #NEVER} if it lasted to the end. */
    public long endNanos() {
        return endNanos;
    }

    /** When the first sample was taken that showed it to a policy. */
    public long sampleNanos() {
        return sampleNanos;
    }

    /** When a policy first looked at such a sample. */
    public long seenNanos() {
        return seenNanos;
    }

    /** When a policy first asked for more replicas. */
    public long decidedNanos() {
        return decidedNanos;
    }

    /** When the process of the first new replica ran. */
    public long runningNanos() {
        return runningNanos;
    }

    /** When the first new replica took requests. */
    public long readyNanos() {
        return readyNanos;
    }

    /** Whether the policy wanted more than its own maximum allows. */
    public boolean wasAtMaximum() {
        return atMaximum;
    }
}
