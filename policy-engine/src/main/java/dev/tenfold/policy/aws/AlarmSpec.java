package dev.tenfold.policy.aws;

import dev.tenfold.policy.PolicySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One metric alarm as its author wrote it.
 *
 * @param name {@code AlarmName}
 * @param query what it looks at
 * @param timing {@code Period}, {@code EvaluationPeriods}, {@code DatapointsToAlarm}
 * @param operator {@code ComparisonOperator}
 * @param threshold in the metric's unit
 * @param missingData {@code TreatMissingData}, if written
 * @param lowSamples {@code EvaluateLowSampleCountPercentile}, if written
 * @param actions what it does in its states
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">
 *     PutMetricAlarm</a>
 */
public record AlarmSpec(
        String name,
        MetricQuery query,
        AlarmTiming timing,
        ComparisonOperator operator,
        double threshold,
        Optional<MissingTreatment> missingData,
        Optional<LowSamples> lowSamples,
        AlarmActions actions)
        implements PolicySpec {

    public AlarmSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(missingData, "missingData");
        Objects.requireNonNull(lowSamples, "lowSamples");
        Objects.requireNonNull(actions, "actions");
    }

    /** It scales nothing, but may fire. */
    @Override
    public List<String> parts() {
        return List.of(name);
    }

    /** An alarm on one metric that tells nobody. */
    public AlarmSpec(
            String name,
            String namespace,
            String metric,
            Statistic statistic,
            AlarmTiming timing,
            ComparisonOperator operator,
            double threshold,
            Optional<MissingTreatment> missingData,
            Optional<LowSamples> lowSamples) {
        this(
                name,
                new MetricQuery.Stat(new CloudWatchMetric(namespace, metric, Map.of()), statistic),
                timing,
                operator,
                threshold,
                missingData,
                lowSamples,
                AlarmActions.NONE);
    }

    /** The statistic of the query. */
    public Statistic statistic() {
        return query.statistic();
    }

    /**
     * The rule in force.
     *
     * @throws IllegalArgumentException if the timing has {@link AlarmTiming#problems problems} of count
     */
    public AlarmRule rule() {
        return new AlarmRule(
                timing.evaluationPeriods(),
                timing.datapointsInForce(),
                MissingTreatment.inForce(missingData, query.namespace()));
    }

    /**
     * Evaluates the alarm once.
     *
     * @param points the evaluation range, oldest first; NaN for a missing data point
     * @param samples how many samples the evaluated data points hold, which counts for percentiles only
     * @param current the state until now
     */
    public Evaluation evaluate(double[] points, long samples, AlarmState current) {
        AlarmRule rule = rule();
        if (statistic().heldBack(lowSamples.orElse(LowSamples.EVALUATE), samples)) {
            return new Evaluation(current, Evaluation.Ground.NO_POINTS, 0, rule.evaluationPeriods(), rule);
        }
        return rule.evaluate(datapoints(points), current);
    }

    private List<Datapoint> datapoints(double... points) {
        List<Datapoint> range = new ArrayList<>(points.length);
        for (double point : points) {
            boolean breaching = operator.breaches(point, threshold);
            range.add(Double.isNaN(point) ? Datapoint.MISSING : breaching ? Datapoint.BREACHING : Datapoint.GOOD);
        }
        return range;
    }
}
