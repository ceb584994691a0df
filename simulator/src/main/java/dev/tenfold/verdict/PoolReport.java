package dev.tenfold.verdict;

import java.util.List;

/**
 * One pool of nodes over the whole rehearsal.
 *
 * @param name the pool
 * @param policies names of the policies that scale it; empty if none does
 * @param timeline its series: {@code wanted}, {@code ready} (nodes) and {@code cpu} (percent of what ready nodes offer)
 * @param nodeHours node-hours paid, from the request for every node to its end, hours
 * @param cost price of those hours
 * @param peakNodes most nodes that were wanted at once
 */
public record PoolReport(
        String name, List<String> policies, Timeline timeline, double nodeHours, double cost, int peakNodes) {}
