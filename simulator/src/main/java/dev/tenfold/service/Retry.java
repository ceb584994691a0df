package dev.tenfold.service;

import java.util.Set;

/**
 * What a caller does about an attempt that failed.
 *
 * @param attempts attempts in all, the first included; 1..100
 * @param backoff how long it waits before each retry
 * @param budget how many retries it allows itself beside fresh requests
 * @param on after which failures it tries again
 */
public record Retry(int attempts, Backoff backoff, RetryBudget budget, Set<Failure> on) {
    /** Most attempts of a request. */
    public static final int MOST_ATTEMPTS = 100;

    /** How an attempt fails, as its caller sees it. */
    public enum Failure {
        /** No answer came in time. */
        TIMEOUT,
        /** An error came, or the connection broke: the callee or something behind it failed, or its replica went. */
        ERROR,
        /** Turned away at once: queue full, no replica, too many connections, shed. */
        REFUSED
    }

    public Retry {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempts must be 1..100, was " + attempts);
        }
        on = Set.copyOf(on);
    }

    /** Whether it tries again after a failure of that kind, attempts allowing; asked, never iterated over. */
    public boolean after(Failure failure) {
        return on.contains(failure);
    }
}
