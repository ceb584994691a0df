package dev.tenfold.rehearsal;

/**
 * What the metrics server knows of a pod.
 *
 * @param service whose pod it is
 * @param pod its name
 * @param cores CPU time that it used per second, rounded up to a thousandth as Kubernetes does
 * @param memoryBytes its working set
 */
public record PodLoad(String service, String pod, double cores, double memoryBytes) {}
