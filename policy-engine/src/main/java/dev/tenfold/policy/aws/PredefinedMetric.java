package dev.tenfold.policy.aws;

import dev.tenfold.policy.aws.MetricQuery.Expression;
import dev.tenfold.policy.aws.MetricQuery.Stat;
import dev.tenfold.policy.aws.MetricQuery.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The metrics that target tracking knows by name. A type that is not among them keeps its name, in the namespace
 * {@value #NOBODY}, and so has no data unless somebody publishes it there.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html">
 *     PredefinedMetricSpecification</a>
 */
final class PredefinedMetric {
    static final String NOBODY = "Predefined";

    private static final String TARGET_GROUP = "/targetgroup/";
    private static final String DYNAMODB = "AWS/DynamoDB";

    private PredefinedMetric() {}

    static MetricQuery query(String type, Optional<String> label, Scalable scaled) {
        return switch (type) {
            case "ASGAverageCPUUtilization" -> ofGroup("CPUUtilization", scaled);
            case "ASGAverageNetworkIn" -> ofGroup("NetworkIn", scaled);
            case "ASGAverageNetworkOut" -> ofGroup("NetworkOut", scaled);
            case "ALBRequestCountPerTarget" -> ofBalancer(label.orElse(""));
            case "ECSServiceAverageCPUUtilization", "ECSServiceAverageCPUUtilizationHighResolution" ->
                ofResource("AWS/ECS", "CPUUtilization", scaled, "-", "ClusterName", "ServiceName");
            case "ECSServiceAverageMemoryUtilization", "ECSServiceAverageMemoryUtilizationHighResolution" ->
                ofResource("AWS/ECS", "MemoryUtilization", scaled, "-", "ClusterName", "ServiceName");
            case "EC2SpotFleetRequestAverageCPUUtilization" ->
                ofResource("AWS/EC2Spot", "CPUUtilization", scaled, "-", "FleetRequestId");
            case "RDSReaderAverageCPUUtilization" -> ofReaders("CPUUtilization", scaled);
            case "RDSReaderAverageDatabaseConnections" -> ofReaders("DatabaseConnections", scaled);
            case "SageMakerVariantInvocationsPerInstance" ->
                sumOf(ofResource(
                        "AWS/SageMaker", "InvocationsPerInstance", scaled, "-", "EndpointName", "-", "VariantName"));
            case "DynamoDBReadCapacityUtilization" -> ofTable("Read", scaled);
            case "DynamoDBWriteCapacityUtilization" -> ofTable("Write", scaled);
            default ->
                average(
                        NOBODY,
                        type,
                        label.map(text -> Map.of("ResourceLabel", text)).orElse(Map.of()));
        };
    }

    private static Stat average(String namespace, String name, Map<String, String> dimensions) {
        return new Stat(new CloudWatchMetric(namespace, name, dimensions), Statistic.Simple.AVERAGE);
    }

    private static Stat sumOf(Stat average) {
        return new Stat(average.metric(), Statistic.Simple.SUM);
    }

    private static Stat ofGroup(String name, Scalable scaled) {
        return average("AWS/EC2", name, Map.of("AutoScalingGroupName", scaled.id()));
    }

    /** {@code app/NAME/ID/targetgroup/NAME/ID} names the load balancer and the target group. */
    private static Stat ofBalancer(String label) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        int group = label.indexOf(TARGET_GROUP);
        if (group >= 0) {
            dimensions.put("LoadBalancer", label.substring(0, group));
            dimensions.put("TargetGroup", label.substring(group + 1));
        }
        return sumOf(average("AWS/ApplicationELB", "RequestCountPerTarget", dimensions));
    }

    private static Stat ofReaders(String name, Scalable scaled) {
        SortedMap<String, String> dimensions = new TreeMap<>(Map.of("Role", "READER"));
        String[] parts = scaled.id().split(":", 2);
        dimensions.put("DBClusterIdentifier", parts[parts.length - 1]);
        return average("AWS/RDS", name, dimensions);
    }

    /** A metric whose dimensions are the parts of the resource's identifier, those called - left out. */
    private static Stat ofResource(String namespace, String name, Scalable scaled, String... dimensionNames) {
        return average(namespace, name, parts(scaled, dimensionNames));
    }

    private static SortedMap<String, String> parts(Scalable scaled, String... names) {
        String[] parts = scaled.id().split("/", names.length);
        SortedMap<String, String> dimensions = new TreeMap<>();
        for (int i = 0; i < Math.min(parts.length, names.length); i++) {
            if (!names[i].equals("-")) {
                dimensions.put(names[i], parts[i]);
            }
        }
        return dimensions;
    }

    /** What is consumed a second, in percent of what is provisioned. */
    private static Expression ofTable(String kind, Scalable scaled) {
        SortedMap<String, String> table = parts(scaled, "-", "TableName", "-", "GlobalSecondaryIndexName");
        Stat consumed = sumOf(average(DYNAMODB, "Consumed" + kind + "CapacityUnits", table));
        Stat provisioned = average(DYNAMODB, "Provisioned" + kind + "CapacityUnits", table);
        return new Expression(List.of(
                term("consumed", Optional.empty(), Optional.of(consumed)),
                term("provisioned", Optional.empty(), Optional.of(provisioned)),
                term("utilization", Optional.of("consumed / PERIOD(consumed) / provisioned * 100"), Optional.empty())));
    }

    private static Term term(String id, Optional<String> expression, Optional<Stat> stat) {
        Optional<String> label = expression.map(text -> "capacity utilization");
        return new Term(id, label, expression, stat, Optional.empty(), expression.isPresent());
    }
}
