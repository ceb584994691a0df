package dev.tenfold.export;

import java.util.Optional;

/** What AWS sends to CloudWatch of an Auto Scaling group whose instances are nodes. */
final class PoolMetrics {
    private PoolMetrics() {}

    /** The source of a metric; empty if it is not modelled. */
    static Optional<CloudWatchSource> source(String namespace, String name, InstanceMeter meter) {
        CloudWatchSource source = switch (namespace + " " + name) {
            case "AWS/EC2 CPUUtilization" -> (now, seconds) -> instances(meter.cpuPercent(), meter);
            case "AWS/AutoScaling GroupDesiredCapacity" -> (now, seconds) -> StatisticSet.of(meter.wanted());
            case "AWS/AutoScaling GroupInServiceInstances" -> (now, seconds) -> StatisticSet.of(meter.inService());
            default -> null;
        };
        return Optional.ofNullable(source);
    }

    /** Each instance sends a sample. */
    private static StatisticSet instances(double percent, InstanceMeter meter) {
        return Double.isNaN(percent) ? null : StatisticSet.of(percent, Math.max(1, meter.inService()));
    }
}
