package dev.tenfold.rehearsal;

import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import java.util.List;

/** Users' requests that were lost, by when it happened. */
public final class Losses {
    private final double[] lost = new double[When.values().length];
    private double drainedBefore;
    private double unreadyBefore;

    Losses() {}

    /**
     * A step is over in which requests were lost.
     *
     * @param amount how many
     * @param entrances what was seen of the services where users come in, up to now
     * @param watches one a policy and service
     */
    void take(double amount, List<Line> entrances, List<Watch> watches, long nowNanos) {
        double drained = 0;
        double unready = 0;
        for (int i = 0; i < entrances.size(); i++) {
            Account account = entrances.get(i).account();
            drained += account.lost(Cause.TERMINATED) + account.lost(Cause.STOPPED);
            unready += account.lost(Cause.NOT_READY);
        }
        double draining = Math.min(amount, drained - drainedBefore);
        double warming = Math.min(amount - draining, unready - unreadyBefore);
        drainedBefore = drained;
        unreadyBefore = unready;
        lost[When.DRAIN.ordinal()] += draining;
        lost[When.WARM_UP.ordinal()] += warming;
        lost[when(watches, nowNanos).ordinal()] += amount - draining - warming;
    }

    /** What most explains it: the first in the order of {@link When} over all services. */
    private static When when(List<Watch> watches, long nowNanos) {
        When first = When.OTHERWISE;
        for (int i = 0; i < watches.size(); i++) {
            When here = watches.get(i).when(nowNanos);
            first = here.compareTo(first) < 0 ? here : first;
        }
        return first;
    }

    /** Requests lost at one time of the scaling. */
    public double at(When when) {
        return lost[when.ordinal()];
    }

    /** All requests lost. */
    public double all() {
        double all = 0;
        for (double each : lost) {
            all += each;
        }
        return all;
    }
}
