package dev.tenfold.service;

import dev.tenfold.spelling.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the requests of a service went, since the start. {@code offered = served + failed + refused + waiting} holds at
 * every instant; {@link Service} checks it.
 */
public final class Account {
    /** Relative error that sums of many steps may show. */
    private static final double ROUNDING = 1e-6;

    private final double[] lost = new double[Cause.values().length];
    private double offered;
    private double served;
    private double failed;
    private double refused;
    private double retried;
    /** Requests lost after all their attempts; NaN where each request is one attempt. */
    private double requestsLost = Double.NaN;

    private double unawaited;
    private double wastedCpuSeconds;

    public void offer(double requests) {
        offered += requests;
    }

    public void serve(double requests) {
        served += requests;
    }

    public void lose(Cause cause, double requests) {
        lost[cause.ordinal()] += requests;
        if (cause.refusal()) {
            refused += requests;
        } else {
            failed += requests;
        }
    }

    /** So many of those offered had been tried before. */
    public void retry(double attempts) {
        retried += attempts;
    }

    /** So many were answered when nobody waited any longer. */
    public void waste(double answers, double cpuSeconds) {
        unawaited += answers;
        wastedCpuSeconds += answers * cpuSeconds;
    }

    /** From now on requests are told from attempts: so many are lost after all their attempts. */
    public void loseRequests(double requests) {
        requestsLost = (Double.isNaN(requestsLost) ? 0 : requestsLost) + requests;
    }

    /** Requests that came; where callers try again, attempts. */
    public double offered() {
        return offered;
    }

    /** Requests that were answered well. */
    public double served() {
        return served;
    }

    /** Requests that were lost for one cause. */
    public double lost(Cause cause) {
        return lost[cause.ordinal()];
    }

    /** Attempts among those that came that were not the first of their request. */
    public double retried() {
        return retried;
    }

    /** Requests that came, however often they were tried. */
    public double requests() {
        return offered - retried;
    }

    /** Requests that were lost for good: where users try again, those whose last attempt failed. */
    public double requestsLost() {
        return Double.isNaN(requestsLost) ? failed + refused : requestsLost;
    }

    /** Answers, or work on them, that nobody waited for any longer. */
    public double unawaited() {
        return unawaited;
    }

    /** CPU time that went into them, seconds. */
    public double wastedCpuSeconds() {
        return wastedCpuSeconds;
    }

    /** Requests that were accepted and failed. */
    public double failed() {
        return failed;
    }

    /** Requests that were turned away. */
    public double refused() {
        return refused;
    }

    /**
     * Throws if a request got lost without a cause.
     *
     * @param service whose account it is
     * @param waiting requests accepted and not answered yet
     */
    public void check(String service, double waiting) {
        double known = served + failed + refused + waiting;
        if (Math.abs(offered - known) > ROUNDING * Math.max(1, offered)) {
            throw new IllegalStateException(service + " lost count: " + this + ", waiting " + told(waiting));
        }
    }

    /** The same numbers, kept from later changes. */
    public Account copy() {
        Account copy = new Account();
        copy.become(this);
        return copy;
    }

    /** Takes the numbers of another account in place of its own. */
    public void become(Account other) {
        offered = other.offered;
        served = other.served;
        failed = other.failed;
        refused = other.refused;
        retried = other.retried;
        requestsLost = other.requestsLost;
        unawaited = other.unawaited;
        wastedCpuSeconds = other.wastedCpuSeconds;
        System.arraycopy(other.lost, 0, lost, 0, lost.length);
    }

    /** Several accounts as one. */
    public static Account sum(List<Account> accounts) {
        Account sum = new Account();
        for (Account account : accounts) {
            sum.offered += account.offered;
            sum.served += account.served;
            sum.failed += account.failed;
            sum.refused += account.refused;
            sum.retried += account.retried;
            sum.requestsLost = (Double.isNaN(sum.requestsLost) ? 0 : sum.requestsLost) + account.requestsLost();
            sum.unawaited += account.unawaited;
            sum.wastedCpuSeconds += account.wastedCpuSeconds;
            Arrays.setAll(sum.lost, i -> sum.lost[i] + account.lost[i]);
        }
        return sum;
    }

    @Override
    public String toString() {
        String losses = Arrays.stream(lost).mapToObj(Account::told).collect(Collectors.joining(" "));
        return "offered " + told(offered) + ", served " + told(served) + ", lost " + losses;
    }

    private static String told(double requests) {
        return Figure.plain(requests, 6);
    }
}
