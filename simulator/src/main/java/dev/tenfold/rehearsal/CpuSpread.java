package dev.tenfold.rehearsal;

/**
 * CPU of several instances, each as a share of the cores that it has; NaN without instances.
 *
 * @param least of the idlest
 * @param mean over all
 * @param most of the busiest
 * @param instances how many there are
 */
record CpuSpread(double least, double mean, double most, int instances) {
    static final CpuSpread NONE = new CpuSpread(Double.NaN, Double.NaN, Double.NaN, 0);
}
