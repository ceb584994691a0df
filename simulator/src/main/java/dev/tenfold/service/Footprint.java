package dev.tenfold.service;

/**
 * What a replica takes of a node: its requests.
 *
 * @param cpuMilli thousandths of a core; >= 0
 * @param memoryBytes bytes; >= 0
 */
public record Footprint(long cpuMilli, long memoryBytes) {
    public Footprint {
        if (cpuMilli < 0 || memoryBytes < 0) {
            throw new IllegalArgumentException("cpuMilli and memoryBytes must be >= 0");
        }
    }
}
