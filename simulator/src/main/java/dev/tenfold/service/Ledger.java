package dev.tenfold.service;

import java.util.ArrayList;
import java.util.List;

/**
 * What a service's replicas count by themselves, as the counters of an exporter do: how many requests each has answered
 * since it became ready, and how long they took. Requests spread evenly, so that replicas of one cohort count alike.
 * What the account of the service holds is the sum over all replicas that ever were, and what no replica saw.
 */
public final class Ledger {
    private static final Cause[] CAUSES = Cause.values();
    private static final int SERVED = CAUSES.length;

    private final double[] total = new double[SERVED + 1];
    /** What one replica would have counted that was ready from the start. */
    private final double[] each = new double[SERVED + 1];

    private final List<LatencyMixture> readers = new ArrayList<>();

    private boolean open;
    private boolean anyLost;

    /** From now on everything is counted; before that nobody asked. */
    public void open(Account account, List<Cohort> cohorts) {
        if (!open) {
            open = true;
            note(account, 0);
            admit(cohorts);
        }
    }

    /** Requests that one replica of a cohort has answered well since it became ready. */
    public double served(Cohort cohort) {
        return count(cohort, SERVED);
    }

    /** Whether any request was lost so far, for whatever cause. */
    public boolean anyLost() {
        return anyLost;
    }

    /** Requests of one replica of a cohort that were lost for a cause since it became ready. */
    public double lost(Cohort cohort, Cause cause) {
        return count(cohort, cause.ordinal());
    }

    /**
     * A mixture that gathers from now on the response times of all that is answered, well or badly, and of those who
     * give up; its reader clears it. Requests that are turned away take no time and are not in it.
     */
    public LatencyMixture latencies() {
        LatencyMixture mixture = new LatencyMixture();
        readers.add(mixture);
        return mixture;
    }

    public void note(Account account, int ready) {
        if (!open) {
            return;
        }
        for (int i = 0; i < total.length; i++) {
            double now = i == SERVED ? account.served() : account.lost(CAUSES[i]);
            if (now != total[i]) {
                anyLost |= i != SERVED;
                each[i] += ready > 0 ? (now - total[i]) / ready : 0;
                total[i] = now;
            }
        }
    }

    void answered(Stay stay, double requests, double patienceSeconds) {
        for (int i = 0; i < readers.size(); i++) {
            stay.record(readers.get(i), requests, patienceSeconds);
        }
    }

    /** Whether somebody gathers response times. */
    public boolean read() {
        return !readers.isEmpty();
    }

    /** So many requests were answered after so long, seconds. */
    public void answered(double requests, double seconds) {
        gaveUp(requests, seconds);
    }

    void gaveUp(double requests, double patienceSeconds) {
        for (int i = 0; i < readers.size(); i++) {
            readers.get(i).add(requests, patienceSeconds, 0, 0);
        }
    }

    /** Replicas that have become ready begin to count. */
    public void admit(List<Cohort> cohorts) {
        for (int i = 0; open && i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            if (cohort.ready() && cohort.countsAtReady() == null) {
                cohort.countFrom(each.clone());
            }
        }
    }

    private double count(Cohort cohort, int what) {
        double[] from = cohort.countsAtReady();
        return from == null ? 0 : each[what] - from[what];
    }
}
