package dev.tenfold.verdict;

import java.util.List;
import java.util.Map;

/**
 * One service over the whole rehearsal. {@code offered = served + failed + refused + waiting}, always.
 *
 * @param name the service
 * @param policies names of the policies that scale it; empty if none does
 * @param timeline its series
 * @param offered requests that came
 * @param served requests answered well
 * @param failed requests that failed, by cause
 * @param refused requests turned away at the door, by cause
 * @param waiting requests neither answered nor refused when the rehearsal ended
 */
public record ServiceReport(
        String name,
        List<String> policies,
        Timeline timeline,
        double offered,
        double served,
        Map<String, Double> failed,
        Map<String, Double> refused,
        double waiting) {}
