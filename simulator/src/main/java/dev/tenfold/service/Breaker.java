package dev.tenfold.service;

/**
 * A circuit breaker before a callee, with the states of resilience4j and a sliding window of time: <em>closed</em> it
 * lets calls pass and counts them; once at least {@code atLeast} were made within {@code withinSeconds} and a share of
 * {@code failureRatio} of them or more failed, it <em>opens</em> and calls fail at once, without work or wait; after
 * {@code openSeconds} it is <em>half-open</em> and lets {@code probes} calls through, after which it closes, or opens
 * again if the same share of them failed. Every replica of the caller has one of its own. A call that it stops is not
 * tried again.
 *
 * @param failureRatio share of calls that failed at which it opens; > 0..1
 * @param atLeast calls in the window of one replica before it judges; >= 1
 * @param withinSeconds length of the window, seconds; > 0
 * @param openSeconds how long it stays open, seconds; > 0
 * @param probes calls of one replica that it lets through half-open; >= 1
 * @see <a href="https://resilience4j.readme.io/docs/circuitbreaker">resilience4j: CircuitBreaker</a>
 */
public record Breaker(double failureRatio, double atLeast, double withinSeconds, double openSeconds, double probes) {
    public Breaker {
        if (!(failureRatio > 0) || failureRatio > 1) {
            throw new IllegalArgumentException("failures must be > 0 % and at most 100 %");
        }
        if (!(atLeast >= 1) || !(probes >= 1)) {
            throw new IllegalArgumentException("of-at-least and probes must be >= 1");
        }
        if (!(withinSeconds > 0) || !(openSeconds > 0)) {
            throw new IllegalArgumentException("within and open must be > 0 s");
        }
    }
}
