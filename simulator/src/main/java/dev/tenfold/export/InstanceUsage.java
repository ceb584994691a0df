package dev.tenfold.export;

import dev.tenfold.service.Cohort;
import dev.tenfold.service.Fleet;
import java.util.ArrayList;
import java.util.List;

/** CPU of each replica over a time, as a percentage: one sample for each that ran at the end of it. */
final class InstanceUsage implements CloudWatchSource {
    private final Fleet fleet;
    private final double cores;
    private List<Reading> before = new ArrayList<>();
    private long beforeNanos;

    private record Reading(Cohort cohort, double cpuSeconds) {}

    /** @param cores how many are 100 % */
    InstanceUsage(Fleet fleet, double cores) {
        this.fleet = fleet;
        this.cores = cores;
    }

    @Override
    public StatisticSet report(long nowNanos, double seconds) {
        List<Reading> now = new ArrayList<>();
        for (Cohort cohort : fleet.cohorts()) {
            if (cohort.runningNanos() < nowNanos && cohort.count() > 0) {
                now.add(new Reading(cohort, fleet.cpuSeconds(cohort, nowNanos)));
            }
        }
        double[] values = new double[now.size()];
        double[] weights = new double[now.size()];
        for (int i = 0; i < values.length; i++) {
            Cohort cohort = now.get(i).cohort();
            double ran = (nowNanos - Math.max(beforeNanos, cohort.runningNanos())) / 1e9;
            values[i] = 100 * (now.get(i).cpuSeconds() - secondsBefore(cohort)) / (ran * cores);
            weights[i] = cohort.count();
        }
        before = now;
        beforeNanos = nowNanos;
        return values.length == 0 ? null : new StatisticSet(values, weights, null);
    }

    private double secondsBefore(Cohort cohort) {
        for (Reading reading : before) {
            if (reading.cohort() == cohort) {
                return reading.cpuSeconds();
            }
        }
        return 0;
    }
}
