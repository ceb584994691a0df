package dev.tenfold.service;

import dev.tenfold.spelling.Figure;
import java.util.Arrays;
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

    /** Requests that came. */
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
        copy.offered = offered;
        copy.served = served;
        copy.failed = failed;
        copy.refused = refused;
        System.arraycopy(lost, 0, copy.lost, 0, lost.length);
        return copy;
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
