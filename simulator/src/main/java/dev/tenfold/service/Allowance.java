package dev.tenfold.service;

/**
 * What a retry budget allows: fresh requests earn, retries spend, and what is not spent is forgotten with a time
 * constant of {@link RetryBudget#KEPT_SECONDS}.
 */
final class Allowance {
    private final RetryBudget budget;
    private double earned;
    private double share = 1;

    Allowance(RetryBudget budget) {
        this.budget = budget;
    }

    void earn(double seconds, double requests) {
        if (budget.limits()) {
            earned = earned * StrictMath.exp(-seconds / RetryBudget.KEPT_SECONDS) + requests * budget.ratio();
        }
    }

    /** Which share of so many retries is allowed. */
    double spend(double retries) {
        if (!budget.limits() || retries <= 0) {
            share = 1;
            return 1;
        }
        share = Math.min(1, earned / retries);
        earned -= retries * share;
        return share;
    }

    /** The share that was allowed last. */
    double share() {
        return share;
    }
}
