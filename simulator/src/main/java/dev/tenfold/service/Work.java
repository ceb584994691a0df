package dev.tenfold.service;

/**
 * What a request costs a service and what a replica offers.
 *
 * @param cores cores of one replica; > 0, fractions allowed
 * @param cpuSeconds CPU time of a request, mean, seconds; >= 0
 * @param latencySeconds time of a request that is neither CPU nor a call, seconds; >= 0
 * @param slots requests that a replica works on at once; infinite if nothing limits them
 * @param queue requests that wait at a replica for a slot before more are refused; infinite if nothing limits them
 * @param variability squared coefficient of variation of CPU time; 0 constant, 1 exponential
 */
public record Work(
        double cores, double cpuSeconds, double latencySeconds, double slots, double queue, double variability) {
    public Work {
        if (!(cores > 0)) {
            throw new IllegalArgumentException("cores must be > 0, was " + cores);
        }
        if (!(cpuSeconds >= 0) || !(latencySeconds >= 0)) {
            throw new IllegalArgumentException("times must be >= 0 s");
        }
    }
}
