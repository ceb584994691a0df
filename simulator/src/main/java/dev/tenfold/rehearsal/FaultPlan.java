package dev.tenfold.rehearsal;

import dev.tenfold.fault.Conditions;
import dev.tenfold.fault.Fault;
import dev.tenfold.service.Service;
import java.util.Arrays;
import java.util.List;

/** What each service suffers at an instant, of all the faults of a scenario together. */
final class FaultPlan {
    private final List<Fault> faults;
    private final List<Service> services;
    private final Conditions[] conditions;
    private final boolean[] active;
    private boolean quiet = true;

    FaultPlan(List<Fault> faults, List<Service> services) {
        this.faults = faults;
        this.services = services;
        conditions = new Conditions[services.size()];
        Arrays.fill(conditions, Conditions.FINE);
        active = new boolean[faults.size()];
    }

    void begin(int fault) {
        active[fault] = true;
        quiet = false;
    }

    void end(int fault) {
        active[fault] = false;
        quiet = true;
        for (boolean other : active) {
            quiet &= !other;
        }
        Arrays.fill(conditions, Conditions.FINE);
    }

    /** Conditions in the middle of a step, one a service; the array is the plan's own. */
    Conditions[] during(long fromNanos, long toNanos) {
        if (quiet) {
            return conditions;
        }
        Arrays.fill(conditions, Conditions.FINE);
        long middle = fromNanos + (toNanos - fromNanos) / 2;
        for (int i = 0; i < active.length; i++) {
            if (active[i]) {
                worsen(faults.get(i), middle);
            }
        }
        return conditions;
    }

    private void worsen(Fault fault, long nowNanos) {
        double activeSeconds = Math.max(0, nowNanos - fault.at().toNanos()) / 1e9;
        for (int i = 0; i < conditions.length; i++) {
            if (services.get(i).name().equals(fault.service())) {
                conditions[i] = fault.worsen(conditions[i], activeSeconds);
            }
        }
    }
}
