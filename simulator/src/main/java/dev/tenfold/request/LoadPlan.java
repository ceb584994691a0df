package dev.tenfold.request;

import dev.tenfold.service.Priority;
import java.util.List;

/**
 * Who asks.
 *
 * @param closed whether users ask, who think between an answer and the next request, rather than requests come at a
 *     rate, whatever the answers
 * @param kinds the kinds of requests; at least one
 * @param terms how users ask
 * @param arrivalVariability squared coefficient of variation of the time between two requests, where they come at a
 *     rate; 1 for a Poisson process
 */
public record LoadPlan(boolean closed, List<Kind> kinds, Terms terms, double arrivalVariability) {
    public LoadPlan {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("kinds must not be empty");
        }
    }

    /** Requests that come by chance alone. */
    public LoadPlan(boolean closed, List<Kind> kinds, Terms terms) {
        this(closed, kinds, terms, 1);
    }

    /** Whether requests of users are told from the attempts that they take. */
    public boolean toldFromAttempts() {
        return terms.retry().isPresent() || terms.cancels();
    }

    /**
     * A kind of request.
     *
     * @param service where it comes in
     * @param cpuFactor its CPU time beside the service's
     * @param think how long a user thinks after its answer
     * @param priority how much it matters
     */
    public record Kind(String service, double cpuFactor, Think think, Priority priority) {
        /** All alike, and nobody thinks. */
        public static Kind plain(String service) {
            return new Kind(service, 1, new Think(0, 0), Priority.NORMAL);
        }
    }

    /** A time drawn evenly between two ends, seconds. */
    public record Think(double leastSeconds, double mostSeconds) {}
}
