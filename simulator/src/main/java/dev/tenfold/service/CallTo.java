package dev.tenfold.service;

import java.util.Optional;

/**
 * One kind of call that a service makes for each of its requests.
 *
 * @param callee name of the service that is called
 * @param times calls a request, mean; > 0
 * @param timeoutSeconds when the caller gives up an attempt, seconds; infinite if never
 * @param parallel whether the calls of a request are made at once, so that the slowest counts, rather than one after
 *     another
 * @param cancels whether an attempt that is given up is taken off the callee, rather than worked on to its end
 * @param retry what the caller does about an attempt that failed; nothing if empty
 * @param breaker stops calls while too many fail; empty if there is none
 * @param cache answers calls without making them; empty if there is none
 * @param connections what a call needs one of; empty if there are always enough
 */
public record CallTo(
        String callee,
        double times,
        double timeoutSeconds,
        boolean parallel,
        boolean cancels,
        Optional<Retry> retry,
        Optional<Breaker> breaker,
        Optional<Cache> cache,
        Optional<Connections> connections) {
    /** A call that is made, waited for and given up, and no more. */
    public static CallTo plain(String callee, double times, double timeoutSeconds) {
        return new CallTo(
                callee,
                times,
                timeoutSeconds,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether it is made, waited for and given up, and no more. */
    public boolean isPlain() {
        return !parallel
                && !cancels
                && retry.isEmpty()
                && breaker.isEmpty()
                && cache.isEmpty()
                && connections.isEmpty();
    }
}
