package dev.tenfold.policy.keda.trigger;

import static dev.tenfold.policy.keda.trigger.Parameters.Origin.AUTHENTICATION;
import static dev.tenfold.policy.keda.trigger.Parameters.Origin.METADATA;

import dev.tenfold.document.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads the newest data point of a CloudWatch metric, or of an expression.
 *
 * @param id see {@link TriggerId}
 * @param expression a Metrics Insights query; empty if a metric is named instead
 * @param namespace of the metric
 * @param cloudWatchName of the metric, within its namespace
 * @param dimensions of the metric, in the order written
 * @param statistic such as {@code Average}
 * @param unit that the data must have; empty for any
 * @param window which data count
 * @param target value of the metric that is aimed at
 * @param activationThreshold value above which the trigger is active
 * @param minMetricValue value where there are no data
 * @param ignoreNullValues whether data that are missing count as the minimum rather than as an error
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/aws_cloudwatch_scaler.go">
 *     aws_cloudwatch_scaler.go</a>
 */
public record AwsCloudWatchTrigger(
        TriggerId id,
        String expression,
        String namespace,
        String cloudWatchName,
        Map<String, String> dimensions,
        String statistic,
        String unit,
        CloudWatchWindow window,
        double target,
        double activationThreshold,
        double minMetricValue,
        boolean ignoreNullValues)
        implements Trigger {
    private static final List<String> UNITS = List.of(
            "Seconds",
            "Microseconds",
            "Milliseconds",
            "Bytes",
            "Kilobytes",
            "Megabytes",
            "Gigabytes",
            "Terabytes",
            "Bits",
            "Kilobits",
            "Megabits",
            "Gigabits",
            "Terabits",
            "Percent",
            "Count",
            "Bytes/Second",
            "Kilobytes/Second",
            "Megabytes/Second",
            "Gigabytes/Second",
            "Terabytes/Second",
            "Bits/Second",
            "Kilobits/Second",
            "Megabits/Second",
            "Gigabits/Second",
            "Terabits/Second",
            "Count/Second",
            "None");

    public AwsCloudWatchTrigger {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(expression, "expression");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(cloudWatchName, "cloudWatchName");
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        Objects.requireNonNull(statistic, "statistic");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(window, "window");
    }

    static AwsCloudWatchTrigger read(Parameters in) {
        String expression = in.text("expression").orElse("");
        boolean named = expression.isEmpty();
        in.required("awsRegion", METADATA, AUTHENTICATION);
        in.ignore("awsEndpoint");
        AwsIdentity.read(in);
        return new AwsCloudWatchTrigger(
                in.id(),
                expression,
                named ? in.required("namespace") : in.text("namespace").orElse(""),
                named ? in.required("metricName") : in.text("metricName").orElse(""),
                dimensions(in, named),
                in.text("metricStat").orElse("Average"),
                unit(in, named),
                CloudWatchWindow.read(in),
                in.requiredNumber("targetMetricValue"),
                in.number("activationTargetMetricValue").orElse(0),
                in.requiredNumber("minMetricValue"),
                in.flag("ignoreNullValues", true));
    }

    private static Map<String, String> dimensions(Parameters in, boolean named) {
        List<String> names = in.list("dimensionName", ";");
        List<String> values = in.list("dimensionValue", ";");
        if (named) {
            in.required("dimensionName");
            in.required("dimensionValue");
            if (!names.isEmpty() && !values.isEmpty() && names.size() != values.size()) {
                in.problem("dimensionValue", "must have as many parts as dimensionName: " + names.size(), "");
            }
        }
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            dimensions.put(names.get(i), values.get(i));
        }
        return dimensions;
    }

    private static String unit(Parameters in, boolean named) {
        String unit = in.text("metricUnit").orElse("");
        if (named && !unit.isEmpty() && !UNITS.contains(unit)) {
            String hint =
                    Names.nearest(unit, UNITS).map(near -> "`" + near + "`").orElse("");
            in.problem("metricUnit", "must be a unit of CloudWatch such as Count or Seconds", hint);
        }
        return unit;
    }

    @Override
    public String bareMetricName() {
        return "aws-cloudwatch";
    }

    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.of(target);
    }

    @Override
    public List<Need> needs() {
        return List.of(
                new Need("CloudWatch metric", expression.isEmpty() ? namespace + " " + cloudWatchName : expression));
    }

    @Override
    public Observation observe(TriggerSource source, TriggerMemory memory, Instant now) {
        return Observation.above(
                activationThreshold, source.datapoints(query(now)).then(this::value));
    }

    /** What is asked at a moment. */
    public CloudWatchQuery query(Instant now) {
        return new CloudWatchQuery(
                expression,
                namespace,
                cloudWatchName,
                dimensions,
                statistic,
                unit,
                Duration.ofSeconds(window.periodSeconds()),
                window.start(now),
                window.end(now));
    }

    /** What the trigger makes of the values of the first result, newest first; empty if there was no result at all. */
    public Answer<Double> value(Optional<List<Double>> values) {
        if (values.isPresent() && values.get().isEmpty() && !ignoreNullValues) {
            return Answer.failed("CloudWatch has no data, and ignoreNullValues is false");
        }
        return Answer.of(values.filter(points -> !points.isEmpty())
                .map(points -> points.get(0))
                .orElse(minMetricValue));
    }
}
