package dev.tenfold.verdict;

import java.util.List;

/**
 * Series over the report's windows. NaN in a window means that there was nothing to measure, such as the latency of no
 * request.
 *
 * <p>Names for users and services: {@code demand}, {@code served}, {@code failed}, {@code refused} (requests per
 * second), {@code waiting} (requests at the window's end), {@code mean}, {@code p50}, {@code p95}, {@code p99}
 * (milliseconds), and one {@code cause:NAME} a cause of failed or refused requests (per second). For services also
 * {@code wanted}, {@code ready}, {@code starting} (replicas), {@code cpu} (percent of the cores of ready replicas),
 * {@code cpu-of-request} (percent, as an autoscaler counts) and {@code slots} (percent in use, only if they are
 * limited); on nodes also {@code pending} (replicas that wait for a node, among the starting ones), and of a queue's
 * consumer {@code lag} (messages not done) and {@code oldest-age} (seconds since the oldest of them was produced).
 *
 * @param series in a fixed order
 */
public record Timeline(List<Series> series) {

    /**
     * One line of a plot.
     *
     * @param name see above
     * @param unit {@code 1/s}, {@code ms}, {@code %}, {@code replicas}, {@code nodes}, {@code requests},
     *     {@code messages} or {@code s}
     * @param values one a window
     */
    public record Series(String name, String unit, double[] values) {}
}
