package dev.tenfold.request;

import dev.tenfold.service.RetryBudget;

/** What a retry budget allows: asks earn, retries spend, and what is not spent is forgotten by and by. */
final class Purse {
    private final RetryBudget budget;
    private double earned;
    private long seenNanos;

    Purse(RetryBudget budget) {
        this.budget = budget;
    }

    void earn(long nowNanos) {
        if (budget.limits()) {
            forget(nowNanos);
            earned += budget.ratio();
        }
    }

    /** Spends one retry, if there is one. */
    boolean spend(long nowNanos) {
        if (!budget.limits()) {
            return true;
        }
        forget(nowNanos);
        boolean allowed = earned >= 1;
        earned -= allowed ? 1 : 0;
        return allowed;
    }

    private void forget(long nowNanos) {
        if (nowNanos > seenNanos) {
            earned *= StrictMath.exp(-(nowNanos - seenNanos) / 1e9 / RetryBudget.KEPT_SECONDS);
            seenNanos = nowNanos;
        }
    }
}
