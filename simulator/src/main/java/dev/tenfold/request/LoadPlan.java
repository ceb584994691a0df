package dev.tenfold.request;

import java.util.List;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param entry name of the service that is asked
 * @param think how long a user thinks; empty where requests come at a rate, whatever the answers
 * @param endpoints the kinds of requests; one kind if empty
 */
public record LoadPlan(String entry, Optional<Think> think, List<Endpoint> endpoints) {
    public LoadPlan {
        endpoints = List.copyOf(endpoints);
    }

    /** A time drawn evenly between two ends, seconds. */
    public record Think(double leastSeconds, double mostSeconds) {}

    /**
     * A kind of request.
     *
     * @param weight how often it is asked for, beside the others; > 0
     * @param cpuFactor its CPU time beside the service's
     */
    public record Endpoint(double weight, double cpuFactor) {}
}
