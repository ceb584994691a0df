package dev.tenfold.request;

import dev.tenfold.service.Balancing;
import dev.tenfold.service.Cause;
import dev.tenfold.service.Cohort;
import dev.tenfold.service.Fleet;
import dev.tenfold.service.Probe;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Requests that a load balancer sends to replicas that cannot take them: those that run and are not ready, where no
 * probe tells it so; and those that have stopped, until it has heard of that. Each is sent to any replica alike.
 */
final class Strays {
    private final Fleet fleet;
    private final Dice dice;
    private final boolean unprobed;
    private final long preStopNanos;
    private final long deregistrationNanos;
    private final Deque<Stopped> stopped = new ArrayDeque<>();

    /** Replicas that take nothing from an instant on and are sent requests until another. */
    private record Stopped(long fromNanos, long untilNanos, int replicas) {}

    Strays(ServicePlan plan, Fleet fleet, Dice dice) {
        this.fleet = fleet;
        this.dice = dice;
        Balancing balancing = plan.traits().balancing();
        unprobed = plan.startUp().probe().kind() == Probe.Kind.NONE;
        preStopNanos = plan.traits().preStopNanos();
        deregistrationNanos = balancing.deregistrationNanos();
    }

    /** Ready replicas are being terminated. */
    void leave(int replicas, long nowNanos) {
        if (replicas > 0 && deregistrationNanos > preStopNanos) {
            stopped.add(new Stopped(nowNanos + preStopNanos, nowNanos + deregistrationNanos, replicas));
        }
    }

    /** Why the next request is lost where it is sent; null if it is not. */
    Cause next(long nowNanos) {
        int unready = unprobed && fleet.starting() > 0 ? unready(nowNanos) : 0;
        int gone = stopped.isEmpty() ? 0 : gone(nowNanos);
        if (unready + gone == 0) {
            return null;
        }
        int sentTo = dice.below(fleet.ready() + unready + gone);
        if (sentTo < unready) {
            return Cause.NOT_READY;
        }
        return sentTo < unready + gone ? Cause.STOPPED : null;
    }

    private int unready(long nowNanos) {
        int running = 0;
        List<Cohort> cohorts = fleet.cohorts();
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            running += !cohort.ready() && cohort.runningNanos() <= nowNanos ? cohort.count() : 0;
        }
        return running;
    }

    private int gone(long nowNanos) {
        while (!stopped.isEmpty() && stopped.peek().untilNanos() <= nowNanos) {
            stopped.remove();
        }
        int gone = 0;
        for (Stopped each : stopped) {
            gone += each.fromNanos() <= nowNanos ? each.replicas() : 0;
        }
        return gone;
    }
}
