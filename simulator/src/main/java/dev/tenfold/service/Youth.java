package dev.tenfold.service;

import java.util.List;

/**
 * The ready replicas that are young: how many of them there are, what share of the requests they are sent, and how much
 * CPU a request costs them. Where nothing tells the young from the old there are none.
 */
final class Youth {
    private final WarmUp warmUp;
    private final Balancing balancing;
    private final boolean matters;
    private final long overNanos;

    private double replicas;
    private double full;
    private double cpuFactor = 1;
    /** Share of the requests that the young took. */
    private double taken;

    Youth(Traits traits) {
        warmUp = traits.warmUp().orElse(null);
        balancing = traits.balancing();
        overNanos = traits.youthNanos();
        matters = overNanos > 0;
    }

    /** Looks at the ready replicas as of the middle of a step. */
    void look(Fleet fleet, long atNanos) {
        replicas = 0;
        full = 0;
        cpuFactor = 1;
        if (!matters) {
            return;
        }
        double cpu = 0;
        List<Cohort> cohorts = fleet.cohorts();
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            if (cohort.ready() && atNanos - cohort.readyNanos() < overNanos) {
                double share = share(cohort, atNanos) * cohort.count();
                replicas += cohort.count();
                full += share;
                cpu += share * factor(cohort, atNanos);
            }
        }
        cpuFactor = full > 0 ? cpu / full : 1;
    }

    /** Young replicas. */
    double replicas() {
        return replicas;
    }

    /** As many replicas with a full share would be sent the requests that they are. */
    double full() {
        return full;
    }

    /** CPU of a request at a young replica, mean over the requests, beside an old one's. */
    double cpuFactor() {
        return cpuFactor;
    }

    /** Share of the requests that the young are sent. */
    double sent(double ready) {
        taken = replicas == 0 ? 0 : full / (ready - replicas + full);
        return taken;
    }

    /**
     * CPU of a request, mean over all replicas, beside an old one's, where whoever is free takes the next request: the
     * young take their share as far as they have the CPU for it, and the old take the rest.
     *
     * @param ready replicas that are ready
     * @param load CPU that each would need if all were old and had equal shares, beside what it has; >= 0
     */
    double pooledFactor(double ready, double load) {
        if (replicas == 0) {
            return 1;
        }
        double most = replicas / (cpuFactor * ready * Math.max(load, 1e-9));
        // Beyond all CPU there is, each is as busy as the next.
        double busy = replicas / (replicas + (ready - replicas) * cpuFactor);
        double even = sent(ready);
        taken = Math.min(even, Math.max(most, busy));
        return 1 + taken * (cpuFactor - 1);
    }

    /**
     * Books the CPU of a step on those who used it.
     *
     * @param cpuSeconds of all ready replicas
     */
    void book(Fleet fleet, long atNanos, double cpuSeconds) {
        double ready = fleet.ready();
        if (replicas == 0) {
            fleet.use(cpuSeconds / ready);
            return;
        }
        double byYoung = cpuSeconds * taken * cpuFactor / (1 - taken + taken * cpuFactor);
        double old = ready - replicas;
        double perOld = old > 0 ? (cpuSeconds - byYoung) / old : cpuSeconds / ready;
        List<Cohort> cohorts = fleet.cohorts();
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            if (cohort.ready() && atNanos - cohort.readyNanos() < overNanos) {
                double part = share(cohort, atNanos) * factor(cohort, atNanos) / (full * cpuFactor);
                cohort.workMore(byYoung * part - perOld);
            }
        }
        fleet.use(perOld);
    }

    /** Whether young replicas ever differ from old ones. */
    boolean matters() {
        return matters;
    }

    private double share(Cohort cohort, long atNanos) {
        return balancing.share(atNanos - cohort.readyNanos());
    }

    private double factor(Cohort cohort, long atNanos) {
        return warmUp == null ? 1 : warmUp.factor(atNanos - cohort.readyNanos());
    }
}
