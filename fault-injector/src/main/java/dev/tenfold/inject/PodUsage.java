package dev.tenfold.inject;

import java.util.Map;

/**
 * What a metrics server would tell of a pod.
 *
 * @param namespace where it lives
 * @param pod its name
 * @param labels its labels, which selectors match
 * @param container the name of its only container
 * @param cores CPU time used per second, 0 or more
 * @param memoryBytes working set, 0 or more
 */
public record PodUsage(
        String namespace, String pod, Map<String, String> labels, String container, double cores, double memoryBytes) {
    public PodUsage {
        labels = Map.copyOf(labels);
    }
}
