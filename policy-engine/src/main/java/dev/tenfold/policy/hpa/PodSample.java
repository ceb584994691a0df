package dev.tenfold.policy.hpa;

/**
 * What one pod was measured at.
 *
 * @param pod the pod's name; it need not be among the pods listed
 * @param count how many identical pods the sample stands for: the pod's own {@link Pod#count()} where it is listed
 * @param milli value of each, in thousandths of the metric's unit
 * @param atNanos the sample's timestamp, nanoseconds since the rehearsal's start
 * @param windowNanos the span the value was averaged over
 */
public record PodSample(String pod, int count, long milli, long atNanos, long windowNanos) {}
