package dev.tenfold.service;

/**
 * The queue for CPU behind a limit that the kernel keeps in periods: what does not fit into one waits for the next. See
 * {@link Overrun}.
 */
final class Quota {
    private final Throttling throttling;
    private final double periodSeconds;
    private double cores;
    private double cpuSeconds;
    private double burst;
    private double replicas = 1;

    private double queue;
    private double slope;
    private double throttled;

    Quota(Throttling throttling) {
        this.throttling = throttling;
        periodSeconds = throttling.periodNanos() / 1e9;
    }

    /** Cores of all replicas, less what the periods leave unused. */
    double usable(double cores, double replicas) {
        return replicas > 0 ? replicas * throttling.usableCores(cores / replicas) : cores;
    }

    /**
     * Sets what it is.
     *
     * @param cores usable ones of all replicas
     * @param cpuSeconds of a request
     * @param burst sum of the squared coefficients of variation of arrivals and of CPU time
     */
    void set(double cores, double cpuSeconds, double burst, double replicas) {
        this.cores = cores;
        this.cpuSeconds = cpuSeconds;
        this.burst = burst;
        this.replicas = replicas;
    }

    /** Nothing is asked of it. */
    void rest() {
        queue = 0;
        slope = 0;
        throttled = 0;
    }

    /** Finds what queues at a rate below capacity. */
    void look(double rate) {
        double step = Math.min(1e-4 * rate, (cores / cpuSeconds - rate) / 2);
        double here = at(rate);
        double share = throttled;
        slope = (at(rate + step) - here) / step;
        queue = here;
        throttled = share;
    }

    private double at(double rate) {
        double each = rate / replicas * periodSeconds;
        double room = cores / replicas * periodSeconds - each * cpuSeconds;
        double deviation = cpuSeconds * Math.sqrt(each * burst);
        if (deviation <= room * 1e-6) {
            throttled = room > 0 ? 0 : 1;
            return 0;
        }
        double b = room / deviation;
        throttled = Overrun.share(b);
        return replicas * Overrun.mean(b) * deviation / cpuSeconds;
    }

    double queue() {
        return queue;
    }

    double slope() {
        return slope;
    }

    /** Share of the periods in which it stops a replica. */
    double throttled() {
        return throttled;
    }
}
