package dev.tenfold.rehearsal;

import dev.tenfold.service.Cohort;
import dev.tenfold.service.Service;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;

/** Knows what a scaled service truly needs, and notes when it needs more or less than it has. */
final class Watch {
    /** Use of a wall from which on it counts as hit. */
    private static final double SATURATED = 0.98;

    /** A need that is gone for less than this is not gone, nanoseconds. */
    private static final long CALM_NANOS = 15_000_000_000L;

    /** What will come to pass within so many seconds is near: two of the longest steps. */
    private static final double BRINK_SECONDS = 10;

    static final int STANDINGS = 3;

    private final Service service;
    private final Strain strain;
    private final long youthNanos;
    private final List<Breach> breaches = new ArrayList<>();
    private final List<Surplus> surpluses = new ArrayList<>();
    private Breach open;
    private long calmSinceNanos;
    private long surplusSinceNanos = Breach.NEVER;
    private long drainedNanos;
    private double ratio = Double.NaN;
    /** What of it changes from step to step. */
    private double drift = Double.NaN;
    /** How fast that changes, per second. */
    private double pace;

    /** @param youthNanos how long a ready replica is cold, nanoseconds */
    Watch(Service service, Strain strain, long youthNanos) {
        this.service = service;
        this.strain = strain;
        this.youthNanos = youthNanos;
    }

    Service service() {
        return service;
    }

    List<Breach> breaches() {
        return breaches;
    }

    List<Surplus> surpluses() {
        return surpluses;
    }

    /** Whether the service is in need, grows, or lets replicas go. */
    boolean scaling(long nowNanos) {
        return open != null || service.fleet().starting() > 0 || nowNanos < drainedNanos;
    }

    /** What the scaling is about at the moment. */
    When when(long nowNanos) {
        boolean starting = service.fleet().starting() > 0;
        if (open == null) {
            return young(nowNanos) ? When.WARM_UP : nowNanos < drainedNanos ? When.DRAIN : When.OTHERWISE;
        }
        if (!starting && service.fleet().existing() >= strain.maximum()) {
            return When.AT_MAXIMUM;
        }
        if (starting) {
            return When.PROVISIONING;
        }
        if (open.seenNanos() == Breach.NEVER) {
            return When.DETECTION;
        }
        return open.readyNanos() != Breach.NEVER && young(nowNanos) ? When.WARM_UP : When.DECISION;
    }

    private boolean young(long nowNanos) {
        if (youthNanos == 0) {
            return false;
        }
        for (Cohort cohort : service.fleet().cohorts()) {
            if (cohort.ready() && nowNanos - cohort.readyNanos() < youthNanos) {
                return true;
            }
        }
        return false;
    }

    /** Looks at the truth after a step; returns the breach that begins with it, or null. */
    Breach look(long nowNanos, long stepStartNanos) {
        double before = drift;
        ratio = strain.ratio();
        drift = strain.drift(ratio);
        pace = Math.abs(drift - before) * 1e9 / (nowNanos - stepStartNanos);
        boolean need = needs(ratio);
        lookForSurplus(nowNanos, isSurplus(ratio));
        if (!need) {
            if (open != null
                    && nowNanos - calmSinceNanos >= CALM_NANOS
                    && service.fleet().starting() == 0) {
                open.end(calmSinceNanos);
                open = null;
            }
            return null;
        }
        calmSinceNanos = nowNanos;
        if (open != null) {
            return null;
        }
        open = new Breach(service.name(), stepStartNanos, words());
        breaches.add(open);
        return open;
    }

    /** Whether its strain may soon pass a bound, at its pace, or its scaling is soon over. */
    boolean onTheBrink(long nowNanos) {
        return near(1 + strain.toleranceUp())
                || near(1 - strain.toleranceDown())
                || near((service.fleet().existing() - 1.0)
                        / Math.max(1, service.fleet().ready()))
                || soon(drainedNanos, nowNanos)
                || open != null && soon(calmSinceNanos + CALM_NANOS, nowNanos);
    }

    private boolean near(double bound) {
        return Math.abs(drift - bound) < pace * BRINK_SECONDS;
    }

    private static boolean soon(long whenNanos, long nowNanos) {
        return whenNanos > nowNanos && whenNanos - nowNanos < BRINK_SECONDS * 1e9;
    }

    /** A policy looked at a sample that calls for more replicas. */
    void seen(long sampleNanos, long nowNanos) {
        if (open != null && sampleNanos >= open.startNanos()) {
            open.seen(sampleNanos, nowNanos);
        }
    }

    void atMaximum() {
        if (open != null) {
            open.atMaximum();
        }
    }

    void scaled(long nowNanos, int from, int to, double graceSeconds) {
        if (to > from && open != null) {
            open.decided(nowNanos);
        }
        if (to < from) {
            drainedNanos = nowNanos + Math.round(graceSeconds * 1e9);
            if (surplusSinceNanos != Breach.NEVER) {
                surpluses.add(new Surplus(service.name(), surplusSinceNanos, nowNanos, true, strain.windowSeconds()));
                surplusSinceNanos = nowNanos;
            }
        }
    }

    void replicasReady(long nowNanos) {
        if (open == null) {
            return;
        }
        for (Cohort cohort : service.fleet().cohorts()) {
            if (cohort.ready() && cohort.readyNanos() == nowNanos) {
                open.ready(cohort.runningNanos(), nowNanos);
            }
        }
    }

    void close(long nowNanos) {
        if (surplusSinceNanos != Breach.NEVER && nowNanos > surplusSinceNanos) {
            surpluses.add(new Surplus(service.name(), surplusSinceNanos, nowNanos, false, strain.windowSeconds()));
        }
    }

    /** Whether the service needs more at the moment, 2, or less, 1, or neither, 0; below {@link #STANDINGS}. */
    int standing() {
        double now = strain.glance();
        return needs(now) ? 2 : isSurplus(now) ? 1 : 0;
    }

    private boolean needs(double ratio) {
        return service.load() >= SATURATED || ratio > 1 + strain.toleranceUp();
    }

    private boolean isSurplus(double ratio) {
        int existing = service.fleet().existing();
        return !needs(ratio)
                && ratio < 1 - strain.toleranceDown()
                && existing > strain.minimum()
                && Math.ceil(service.fleet().ready() * ratio) < existing;
    }

    private void lookForSurplus(long nowNanos, boolean surplus) {
        if (surplus && surplusSinceNanos == Breach.NEVER) {
            surplusSinceNanos = nowNanos;
        } else if (!surplus && surplusSinceNanos != Breach.NEVER) {
            surpluses.add(new Surplus(service.name(), surplusSinceNanos, nowNanos, false, strain.windowSeconds()));
            surplusSinceNanos = Breach.NEVER;
        }
    }

    private String words() {
        if (service.fleet().ready() == 0) {
            return "no replica is ready";
        }
        if (ratio > 1 + strain.toleranceUp()) {
            return strain.words();
        }
        String wall = service.boundBySlots() ? "all slots are in use" : "all cores are busy";
        return Double.isNaN(ratio)
                ? wall
                : wall + ", while the policy's metric is at " + Figure.percent(ratio) + " of its target";
    }
}
