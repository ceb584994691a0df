package dev.tenfold.export;

/**
 * A HorizontalPodAutoscaler as kube-state-metrics tells of it.
 *
 * @param service the service that it scales
 * @param name its name
 * @param minReplicas its lower bound
 * @param maxReplicas its upper bound
 */
public record Autoscaled(String service, String name, int minReplicas, int maxReplicas) {}
