package dev.tenfold.service;

/**
 * Who notices that a replica can take requests, and when. A kubelet asks a replica from {@code delayNanos} after its
 * process ran, every {@code periodNanos}; the replica gets traffic after {@code successes} good answers in a row.
 *
 * @param kind whether anybody asks
 * @param periodNanos time between two probes, nanoseconds; > 0 where a kubelet asks
 * @param delayNanos from the running process to the first probe, nanoseconds; >= 0
 * @param successes good answers in a row that it takes; >= 1
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/">Kubernetes:
 *     readiness probes</a>
 */
public record Probe(Kind kind, long periodNanos, long delayNanos, int successes) {
    /** Readiness is noticed the moment it is there. */
    public static final Probe AT_ONCE = new Probe(Kind.AT_ONCE, 0, 0, 1);

    /** Nobody asks: traffic comes as soon as the process runs, and fails until it is ready. */
    public static final Probe NONE = new Probe(Kind.NONE, 0, 0, 1);

    /** Who asks. */
    public enum Kind {
        AT_ONCE,
        PERIODIC,
        NONE
    }

    public Probe {
        if (kind == Kind.PERIODIC && periodNanos <= 0) {
            throw new IllegalArgumentException("periodNanos must be > 0");
        }
        if (delayNanos < 0 || successes < 1) {
            throw new IllegalArgumentException("delayNanos must be >= 0 and successes >= 1");
        }
    }

    /** Probes at a period. */
    public static Probe every(long periodNanos, long delayNanos, int successes) {
        return new Probe(Kind.PERIODIC, periodNanos, delayNanos, successes);
    }

    /**
     * When the readiness is noticed.
     *
     * @param runningNanos when the process ran, nanoseconds since start
     * @param readyNanos when it became ready, nanoseconds since start
     * @return when it gets traffic for it, nanoseconds since start
     */
    public long noticedNanos(long runningNanos, long readyNanos) {
        if (kind != Kind.PERIODIC) {
            return readyNanos;
        }
        long waited = Math.max(0, readyNanos - runningNanos - delayNanos);
        long missed = (waited + periodNanos - 1) / periodNanos;
        return runningNanos + delayNanos + (missed + successes - 1) * periodNanos;
    }
}
