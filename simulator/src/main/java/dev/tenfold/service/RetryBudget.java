package dev.tenfold.service;

import dev.tenfold.spelling.Share;
import dev.tenfold.spelling.Written;

/**
 * Retries as at most a share of fresh requests: each fresh request earns so much of a retry, each retry spends one.
 * What was earned is kept for ten seconds, as in Finagle; there is no floor of retries a second.
 *
 * @param ratio retries a fresh request, 0..1; infinite where nothing limits them
 * @see <a href="https://twitter.github.io/finagle/guide/Clients.html#retry-budget">Finagle: retry budget</a>
 */
@Written(as = "20 %", pattern = "none|\\d+(\\.\\d+)? ?%")
public record RetryBudget(double ratio) {
    /** Nothing limits retries. */
    public static final RetryBudget NONE = new RetryBudget(Double.POSITIVE_INFINITY);

    /** How long what was earned is kept, seconds: the {@code ttl} of Finagle's budget. */
    public static final double KEPT_SECONDS = 10;

    public RetryBudget {
        if (!(ratio >= 0)) {
            throw new IllegalArgumentException("budget must be >= 0 %");
        }
    }

    /**
     * Reads a budget.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static RetryBudget parse(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        try {
            return new RetryBudget(Share.parse(text).ratio());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a share such as 20 %, or none", e);
        }
    }

    /** Whether retries are limited at all. */
    public boolean limits() {
        return ratio < Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return limits() ? new Share(ratio).toString() : "none";
    }
}
