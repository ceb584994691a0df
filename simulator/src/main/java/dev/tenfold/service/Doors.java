package dev.tenfold.service;

import java.util.Arrays;
import java.util.List;

/**
 * Requests that a load balancer sends to replicas that cannot take them: those that run and are not ready, where no
 * probe tells it so; and those that have stopped, until it has heard of that.
 */
final class Doors {
    private final boolean unprobed;
    private final long preStopNanos;
    private final long deregistrationNanos;
    /**
     * Replicas that are gone or going: from when on they take nothing, until when they are sent something, how many.
     */
    private long[] from = new long[4];

    private long[] until = new long[4];
    private int[] counts = new int[4];
    private int size;

    Doors(StartUp startUp, Traits traits) {
        unprobed = startUp.probe().kind() == Probe.Kind.NONE;
        preStopNanos = traits.preStopNanos();
        deregistrationNanos = traits.balancing().deregistrationNanos();
    }

    /** Ready replicas are being terminated. */
    void leave(int replicas, long nowNanos) {
        if (deregistrationNanos <= preStopNanos) {
            return;
        }
        if (size == counts.length) {
            from = Arrays.copyOf(from, 2 * size);
            until = Arrays.copyOf(until, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        from[size] = nowNanos + preStopNanos;
        until[size] = nowNanos + deregistrationNanos;
        counts[size++] = replicas;
    }

    /**
     * What is sent to replicas that cannot take it is lost at once.
     *
     * @param nowNanos end of the step
     * @param seconds length of the step
     * @return how much that is
     */
    double turnAway(long nowNanos, double seconds, double arriving, Fleet fleet, Endings endings) {
        if (!unprobed && size == 0) {
            return 0;
        }
        double unready = unprobed && fleet.starting() > 0 ? running(fleet, nowNanos, seconds) : 0;
        double stopped = stopped(nowNanos, seconds);
        double bad = unready + stopped;
        if (bad == 0) {
            return 0;
        }
        double each = arriving / (fleet.ready() + bad);
        endings.refuse(Cause.NOT_READY, each * unready);
        endings.refuse(Cause.STOPPED, each * stopped);
        return Math.min(arriving, each * bad);
    }

    /** Whether some are sent requests, or soon will be, that do not take them. */
    boolean ajar(Fleet fleet) {
        return size > 0 || unprobed && fleet.starting() > 0;
    }

    /** Replicas whose processes run and that are not ready, mean over the step. */
    private static double running(Fleet fleet, long nowNanos, double seconds) {
        double running = 0;
        List<Cohort> cohorts = fleet.cohorts();
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            if (!cohort.ready() && cohort.runningNanos() < nowNanos) {
                double part = (nowNanos - cohort.runningNanos()) / (seconds * 1e9);
                running += cohort.count() * Math.min(1, part);
            }
        }
        return running;
    }

    /**
     * How many replicas that have stopped were sent requests in a step, on average.
     *
     * @param nowNanos end of the step
     * @param seconds length of the step
     */
    private double stopped(long nowNanos, double seconds) {
        if (size == 0) {
            return 0;
        }
        double stopped = 0;
        double start = nowNanos - seconds * 1e9;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            double overlap = Math.min(nowNanos, until[i]) - Math.max(start, from[i]);
            stopped += counts[i] * Math.max(0, overlap) / (nowNanos - start);
            if (until[i] > nowNanos) {
                from[kept] = from[i];
                until[kept] = until[i];
                counts[kept++] = counts[i];
            }
        }
        size = kept;
        return stopped;
    }
}
