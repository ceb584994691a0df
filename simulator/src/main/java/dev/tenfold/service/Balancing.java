package dev.tenfold.service;

/**
 * Who gives requests to replicas, and how well.
 *
 * @param by how a replica is chosen
 * @param imbalance coefficient of variation of the load over replicas: deviation over mean; >= 0, 0 if all get the same
 * @param slowStartNanos from a replica's readiness until it gets a full share, which grows evenly; nanoseconds, 0 if at
 *     once
 * @param deregistrationNanos for how long a replica that is being terminated is still sent requests, nanoseconds
 * @see <a
 *     href="https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/load_balancers">
 *     Envoy: supported load balancers</a>
 */
public record Balancing(By by, double imbalance, long slowStartNanos, long deregistrationNanos) {
    /** One line for all, everybody is told at once: the most optimistic there is. */
    public static final Balancing POOLED = new Balancing(By.POOLED, 0, 0, 0);

    /** Envoy's least weight in slow start, share of a full one ({@code min_weight_percent}). */
    static final double LEAST_SHARE = 0.1;

    /** How a replica is chosen. */
    public enum By {
        /** One line for all replicas: whoever is free takes the next. */
        POOLED,
        /** The one with fewer requests of two chosen at random: Envoy's and Linkerd's least request. */
        LEAST_REQUESTS,
        /** One after another. */
        ROUND_ROBIN,
        /** Any. */
        RANDOM
    }

    public Balancing {
        if (!(imbalance >= 0) || imbalance > 1) {
            throw new IllegalArgumentException("imbalance must be 0..1");
        }
        if (slowStartNanos < 0 || deregistrationNanos < 0) {
            throw new IllegalArgumentException("slowStartNanos and deregistrationNanos must be >= 0");
        }
    }

    /**
     * A replica's share of the requests, as part of a full one.
     *
     * @param ageNanos since it was ready, nanoseconds
     */
    public double share(long ageNanos) {
        return ageNanos >= slowStartNanos ? 1 : Math.max(LEAST_SHARE, Math.max(0, ageNanos) / (double) slowStartNanos);
    }
}
