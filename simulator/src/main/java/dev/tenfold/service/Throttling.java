package dev.tenfold.service;

/**
 * A CPU limit as the kernel's completely fair scheduler keeps it: a replica may use {@code cores * period} of CPU time
 * in every period, on as many cores as its threads can get; what is used up too soon stops them until the next.
 *
 * @param periodNanos {@code cpu.cfs_period_us}, nanoseconds; > 0
 * @param threads cores on which its threads run at once; >= 1
 * @param slackNanos CPU time of each of these cores that a period leaves unused: what a core keeps of the slice it took
 *     ({@code min_cfs_rq_runtime}); nanoseconds
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html">Linux: CFS bandwidth control</a>
 */
public record Throttling(long periodNanos, double threads, long slackNanos) {
    /** {@code min_cfs_rq_runtime} of kernel/sched/fair.c, nanoseconds. */
    public static final long KERNEL_SLACK_NANOS = 1_000_000;

    public Throttling {
        if (periodNanos <= 0 || !(threads >= 1) || slackNanos < 0) {
            throw new IllegalArgumentException("periodNanos must be > 0, threads >= 1, slackNanos >= 0");
        }
    }

    /** Cores of a replica with a limit of {@code cores}, less what the periods leave unused. */
    public double usableCores(double cores) {
        return Math.max(cores / 2, cores - threads * slackNanos / periodNanos);
    }
}
