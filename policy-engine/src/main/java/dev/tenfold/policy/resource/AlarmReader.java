package dev.tenfold.policy.resource;

import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.aws.ActionSuppressor;
import dev.tenfold.policy.aws.AlarmActions;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.AlarmTiming;
import dev.tenfold.policy.aws.ComparisonOperator;
import dev.tenfold.policy.aws.CompositeAlarmSpec;
import dev.tenfold.policy.aws.CompositeAlarmSpec.Suppression;
import dev.tenfold.policy.aws.CompositeRule;
import dev.tenfold.policy.aws.LowSamples;
import dev.tenfold.policy.aws.MetricQuery;
import dev.tenfold.policy.aws.MetricQuery.Expression;
import dev.tenfold.policy.aws.MissingTreatment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads {@code AWS::CloudWatch::Alarm} and {@code AWS::CloudWatch::CompositeAlarm}. */
final class AlarmReader {
    private static final String BAND = "an anomaly detection band, which is not rehearsed";
    private static final List<String> BAND_OPERATORS =
            List.of("LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold");

    private final Function<Node, Optional<String>> policyNames;

    /**
     * A reader for the alarms of a file.
     *
     * @param policyNames the name of the policy that an action is, if it is one of the file
     */
    AlarmReader(Function<Node, Optional<String>> policyNames) {
        this.policyNames = policyNames;
    }

    /** The alarm; empty if something of it is open or would be refused. */
    Optional<AlarmSpec> metricAlarm(Resource resource, Findings findings) {
        Section alarm = Section.of(resource, findings);
        Optional<MetricQuery> query = MetricReader.query(alarm);
        Optional<AlarmTiming> timing = timing(alarm, query);
        Optional<ComparisonOperator> operator = operator(alarm);
        OptionalDouble threshold = alarm.number("Threshold");
        if (!alarm.has("ThresholdMetricId")) {
            alarm.require("Threshold");
        }
        Optional<MissingTreatment> missing = alarm.choice("TreatMissingData", MissingTreatment::of);
        Optional<LowSamples> low = alarm.choice("EvaluateLowSampleCountPercentile", LowSamples::of);
        AlarmActions actions = actions(alarm);
        String namespace = query.map(MetricQuery::namespace).orElse("");
        alarm.leftOut(
                "TreatMissingData", MissingTreatment.inForce(missing, namespace).text());
        if (!findings.complete() || query.isEmpty() || timing.isEmpty() || operator.isEmpty() || threshold.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AlarmSpec(
                resource.name("AlarmName"),
                query.get(),
                timing.get(),
                operator.get(),
                threshold.getAsDouble(),
                missing,
                low,
                actions));
    }

    private static Optional<ComparisonOperator> operator(Section alarm) {
        alarm.require("ComparisonOperator");
        Optional<String> written = alarm.name("ComparisonOperator").filter(BAND_OPERATORS::contains);
        if (written.isPresent()) {
            alarm.open("ComparisonOperator", Unsettled.open(alarm.place("ComparisonOperator"), BAND));
            return Optional.empty();
        }
        return alarm.choice("ComparisonOperator", ComparisonOperator::of);
    }

    private static Optional<AlarmTiming> timing(Section alarm, Optional<MetricQuery> query) {
        alarm.require("EvaluationPeriods");
        Optional<Duration> period = alarm.seconds("Period")
                .or(() -> query.filter(Expression.class::isInstance)
                        .map(Expression.class::cast)
                        .map(AlarmReader::longestPeriod));
        if (query.isPresent() && period.isEmpty()) {
            alarm.require("Period");
        }
        OptionalInt periods = alarm.count("EvaluationPeriods");
        OptionalInt points = alarm.count("DatapointsToAlarm");
        if (period.isEmpty() || periods.isEmpty()) {
            return Optional.empty();
        }
        AlarmTiming timing = new AlarmTiming(period.get(), periods.getAsInt(), points);
        for (String problem : timing.problems()) {
            String key = problem.substring(0, problem.indexOf(' '));
            boolean together = problem.contains(" times ");
            String rule = together ? problem.substring(key.length() + 1) : problem.substring(problem.indexOf("must"));
            alarm.error(key, together ? rule : rule.replaceFirst(", was .*$", ""));
        }
        return timing.problems().isEmpty() ? Optional.of(timing) : Optional.empty();
    }

    private static Duration longestPeriod(Expression expression) {
        return expression.terms().stream()
                .flatMap(term -> term.period().stream())
                .max(Duration::compareTo)
                .orElse(Duration.ofSeconds(60));
    }

    private AlarmActions actions(Section alarm) {
        return new AlarmActions(
                alarm.truth("ActionsEnabled").orElse(true),
                actions(alarm, "AlarmActions"),
                actions(alarm, "OKActions"),
                actions(alarm, "InsufficientDataActions"));
    }

    private List<String> actions(Section alarm, String key) {
        alarm.items(key).stream()
                .filter(action -> action.tag().equals(Unsettled.MISSING))
                .forEach(action -> alarm.open(key, action));
        return alarm.items(key).stream()
                .map(action -> policyNames
                        .apply(action)
                        .orElseGet(() -> action instanceof Scalar scalar ? scalar.text() : null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The composite alarm; empty if something of it is open or would be refused. */
    Optional<CompositeAlarmSpec> compositeAlarm(Resource resource, Findings findings) {
        Section alarm = Section.of(resource, findings);
        alarm.require("AlarmRule");
        Optional<CompositeRule> rule = alarm.choice("AlarmRule", CompositeRule::parse);
        for (Node action : alarm.items("AlarmActions")) {
            if (policyNames.apply(action).isPresent()) {
                alarm.error("AlarmActions", "must not hold scaling policies: composite alarms only notify");
            }
        }
        Optional<Suppression> suppression = alarm.name("ActionsSuppressor").map(suppressor -> {
            Duration wait = alarm.seconds("ActionsSuppressorWaitPeriod").orElse(Duration.ZERO);
            Duration extension =
                    alarm.seconds("ActionsSuppressorExtensionPeriod").orElse(Duration.ZERO);
            return new Suppression(suppressor, new ActionSuppressor(positive(wait), positive(extension)));
        });
        AlarmActions actions = actions(alarm);
        return rule.filter(parsed -> findings.complete())
                .map(parsed -> new CompositeAlarmSpec(resource.name("AlarmName"), parsed, actions, suppression));
    }

    private static Duration positive(Duration written) {
        return written.isNegative() ? Duration.ZERO : written;
    }
}
