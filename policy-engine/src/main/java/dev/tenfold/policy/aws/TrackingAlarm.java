package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One of the alarms that target tracking creates. Its statistic is the average, and missing data is missing.
 *
 * @param operator which side of the threshold breaches
 * @param threshold in the metric's unit
 * @param evaluationPeriods how many periods in a row must breach
 */
public record TrackingAlarm(ComparisonOperator operator, double threshold, int evaluationPeriods) {

    /** Length of a period. */
    public static final Duration PERIOD = Duration.ofSeconds(60);

    public TrackingAlarm {
        Objects.requireNonNull(operator, "operator");
    }

    /** How the alarm is evaluated. */
    public AlarmRule rule() {
        return new AlarmRule(evaluationPeriods, evaluationPeriods, MissingTreatment.MISSING);
    }

    /** The alarm on a metric, as AWS would list it. */
    public AlarmSpec on(String name, String namespace, String metric, Statistic statistic) {
        return new AlarmSpec(
                name,
                namespace,
                metric,
                statistic,
                new AlarmTiming(PERIOD, evaluationPeriods, OptionalInt.empty()),
                operator,
                threshold,
                Optional.of(MissingTreatment.MISSING),
                Optional.empty());
    }
}
