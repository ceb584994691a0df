package dev.tenfold.rehearsal;

import dev.tenfold.fault.Conditions;
import dev.tenfold.fault.ServiceFault;
import dev.tenfold.service.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What each service suffers at an instant, of all the faults that are on together. */
final class FaultPlan {
    private final List<Service> services;
    private final Conditions[] conditions;
    /** In the order in which they began. */
    private final List<ServiceFault> active = new ArrayList<>();

    FaultPlan(List<Service> services) {
        this.services = services;
        conditions = new Conditions[services.size()];
        Arrays.fill(conditions, Conditions.FINE);
    }

    void begin(ServiceFault fault) {
        active.add(fault);
    }

    void end(ServiceFault fault) {
        active.remove(fault);
        Arrays.fill(conditions, Conditions.FINE);
    }

    /** Whether anything suffers at the moment. */
    boolean strikes() {
        return !active.isEmpty();
    }

    /** Conditions in the middle of a step, one a service; the array is the plan's own. */
    Conditions[] during(long fromNanos, long toNanos) {
        if (active.isEmpty()) {
            return conditions;
        }
        Arrays.fill(conditions, Conditions.FINE);
        long middle = fromNanos + (toNanos - fromNanos) / 2;
        for (int i = 0; i < active.size(); i++) {
            worsen(active.get(i), middle);
        }
        return conditions;
    }

    /** Conditions of one service at an instant. */
    Conditions at(String service, long nowNanos) {
        Conditions suffered = Conditions.FINE;
        for (ServiceFault fault : active) {
            if (fault.service().equals(service)) {
                suffered =
                        fault.worsen(suffered, Math.max(0, nowNanos - fault.at().toNanos()) / 1e9);
            }
        }
        return suffered;
    }

    private void worsen(ServiceFault fault, long nowNanos) {
        double activeSeconds = Math.max(0, nowNanos - fault.at().toNanos()) / 1e9;
        for (int i = 0; i < conditions.length; i++) {
            if (services.get(i).name().equals(fault.service())) {
                conditions[i] = fault.worsen(conditions[i], activeSeconds);
            }
        }
    }
}
