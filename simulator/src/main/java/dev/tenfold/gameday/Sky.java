package dev.tenfold.gameday;

import dev.tenfold.export.CloudWatchMetrics.Sent;
import dev.tenfold.inject.Cloud;
import dev.tenfold.inject.CloudMetric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the model sends to CloudWatch, in CloudWatch's own words: the dimensions name the service.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html">AWS
 *     services that publish metrics</a>
 */
final class Sky {
    private static final Map<String, String> UNITS = Map.of(
            "CPUUtilization", "Percent",
            "MemoryUtilization", "Percent",
            "NetworkIn", "Bytes",
            "NetworkOut", "Bytes",
            "TargetResponseTime", "Seconds",
            "ApproximateAgeOfOldestMessage", "Seconds");

    private Sky() {}

    /** As a snapshot has it. */
    static Cloud cloud(List<Sent> sent) {
        return new Cloud(sent.stream().map(Sky::metric).toList(), List.of());
    }

    private static CloudMetric metric(Sent sent) {
        return new CloudMetric(
                sent.namespace(),
                sent.name(),
                dimensions(sent.namespace(), sent.service()),
                UNITS.getOrDefault(sent.name(), sent.namespace().equals("AWS/AutoScaling") ? "None" : "Count"),
                Arrays.stream(sent.values()).boxed().toList(),
                Arrays.stream(sent.counts()).boxed().toList());
    }

    private static Map<String, String> dimensions(String namespace, String service) {
        return switch (namespace) {
            case "AWS/ECS" -> Map.of("ClusterName", "tenfold", "ServiceName", service);
            case "AWS/ApplicationELB" -> Map.of("LoadBalancer", "app/" + service + "/tenfold");
            case "AWS/SQS" -> Map.of("QueueName", service);
            default -> Map.of("AutoScalingGroupName", service);
        };
    }
}
