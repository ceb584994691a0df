package dev.tenfold.rehearsal;

import dev.tenfold.service.Cohort;
import dev.tenfold.service.Service;
import java.util.ArrayList;
import java.util.List;

/** CPU of a service's replicas, those that boot among them. */
final class ReplicaCpu implements CpuMeter {
    private final Service service;
    private List<Reading> before = List.of();
    private long beforeNanos;

    ReplicaCpu(Service service) {
        this.service = service;
    }

    private record Reading(Cohort cohort, double cpuSeconds) {}

    @Override
    public CpuSpread read(long nowNanos, long runningSinceNanos) {
        List<Reading> now = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double sum = 0;
        int count = 0;
        for (Cohort cohort : service.fleet().cohorts()) {
            if (cohort.runningNanos() >= nowNanos || cohort.count() == 0) {
                continue;
            }
            double cpu = service.fleet().cpuSeconds(cohort, nowNanos);
            now.add(new Reading(cohort, cpu));
            if (cohort.runningNanos() <= runningSinceNanos) {
                double ran = (nowNanos - Math.max(beforeNanos, cohort.runningNanos())) / 1e9;
                double share =
                        (cpu - secondsBefore(cohort)) / (ran * service.work().cores());
                least = Math.min(least, share);
                most = Math.max(most, share);
                sum += share * cohort.count();
                count += cohort.count();
            }
        }
        before = now;
        beforeNanos = nowNanos;
        return count == 0 ? CpuSpread.NONE : new CpuSpread(least, sum / count, most, count);
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
