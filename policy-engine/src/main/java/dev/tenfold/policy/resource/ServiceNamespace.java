package dev.tenfold.policy.resource;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which service a policy of Application Auto Scaling is for, by whatever of it says so. */
final class ServiceNamespace {
    /** Where nothing says so: what anybody may scale. */
    static final String UNKNOWN = "custom-resource";

    private static final Pattern DIMENSION = Pattern.compile("([a-z][a-z0-9-]*):[a-z][A-Za-z-]*:[A-Z][A-Za-z]*");
    private static final Pattern METRIC = Pattern.compile(
            "(ECS|EC2|RDS|DynamoDB|SageMaker|Lambda|ElastiCache|Kafka|Cassandra|Comprehend|Neptune)[A-Z].*");

    private ServiceNamespace() {}

    static String of(Resource resource) {
        return resource.text("ServiceNamespace")
                .filter(text -> text.matches("[a-z][a-z0-9-]*"))
                .or(() -> dimension(resource).map(text -> text.substring(0, text.indexOf(':'))))
                .or(() -> metric(resource))
                .orElse(UNKNOWN);
    }

    /** {@code ecs:service:DesiredCount}, on its own or within the identifier of a target. */
    static Optional<String> dimension(Resource resource) {
        return resource.text("ScalableDimension")
                .or(() -> resource.text("ScalingTargetId"))
                .map(DIMENSION::matcher)
                .filter(Matcher::find)
                .map(Matcher::group);
    }

    private static Optional<String> metric(Resource resource) {
        return Section.of(resource, new Findings())
                .section("TargetTrackingScalingPolicyConfiguration")
                .flatMap(tracking -> tracking.section("PredefinedMetricSpecification"))
                .flatMap(metric -> metric.name("PredefinedMetricType"))
                .map(METRIC::matcher)
                .filter(Matcher::matches)
                .map(type -> type.group(1).toLowerCase(Locale.ROOT));
    }
}
