package dev.tenfold.export;

/** What a group of instances tells CloudWatch that runs other services' replicas. */
public interface InstanceMeter {

    /** CPU utilisation since the last call, percent, mean over its instances; NaN if it has none. */
    double cpuPercent();

    /** Instances asked for. */
    int wanted();

    /** Instances in service. */
    int inService();
}
