package dev.tenfold.inject.platform.cloudwatch;

import dev.tenfold.inject.CloudAlarm;
import dev.tenfold.inject.platform.OnAir;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code DescribeAlarms}, of the alarms that the model has. */
record DescribeAlarms(OnAir onAir) implements Operation {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    @Override
    public Map<String, Object> answer(Asked asked) {
        List<String> names = asked.texts("AlarmNames");
        String prefix = asked.text("AlarmNamePrefix").orElse("");
        String state = asked.text("StateValue").orElse("");
        int size = asked.whole("MaxRecords").orElse(PAGE);
        if (!names.isEmpty() && !prefix.isEmpty()) {
            throw AwsFault.combination("AlarmNames and AlarmNamePrefix must not be given together.");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw AwsFault.validation("MaxRecords must be 1 to " + LARGEST_PAGE + ", was " + size + ".");
        }
        List<Object> found = new ArrayList<>();
        onAir.snapshots().stream()
                .flatMap(snapshot -> snapshot.cloud().alarms().stream())
                .filter(alarm -> names.isEmpty() || names.contains(alarm.name()))
                .filter(alarm -> alarm.name().startsWith(prefix))
                .filter(alarm -> state.isEmpty() || alarm.state().name().equals(state))
                .sorted(Comparator.comparing(CloudAlarm::name))
                .forEach(alarm -> found.add(told(alarm)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("CompositeAlarms", List.of());
        answer.put("MetricAlarms", Pages.page(found, asked, size, answer));
        return answer;
    }

    private static Map<String, Object> told(CloudAlarm alarm) {
        CloudAlarm.Rule rule = alarm.rule();
        MetricKey key = new MetricKey(
                alarm.metric().namespace(),
                alarm.metric().name(),
                new TreeMap<>(alarm.metric().dimensions()));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("AlarmName", alarm.name());
        told.put("AlarmArn", "arn:aws:cloudwatch:local:000000000000:alarm:" + alarm.name());
        told.put("AlarmConfigurationUpdatedTimestamp", alarm.since());
        told.put("ActionsEnabled", false);
        told.put("StateValue", alarm.state().name());
        told.put("StateReason", alarm.reason());
        told.put("StateUpdatedTimestamp", alarm.since());
        told.put("StateTransitionedTimestamp", alarm.since());
        told.put("MetricName", key.name());
        told.put("Namespace", key.namespace());
        told.put(alarm.statistic().startsWith("p") ? "ExtendedStatistic" : "Statistic", alarm.statistic());
        told.put("Dimensions", key.toldDimensions());
        told.put("Period", rule.periodSeconds());
        told.put("EvaluationPeriods", rule.evaluationPeriods());
        told.put("DatapointsToAlarm", rule.datapointsToAlarm());
        told.put("Threshold", rule.threshold());
        told.put("ComparisonOperator", rule.comparison());
        told.put("TreatMissingData", rule.treatMissingData());
        return told;
    }
}
