package dev.tenfold.inject.platform.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** {@code GetMetricStatistics}. */
record GetMetricStatistics(Archive archive) implements Operation {
    private static final int MOST = 1440;

    @Override
    public Map<String, Object> answer(Asked asked) {
        MetricKey key = MetricKey.of(asked.required("Namespace"), asked);
        Span span = Span.of(asked, asked.whole("Period"));
        if (span.periods() > MOST) {
            throw AwsFault.combination("You have requested up to " + span.periods()
                    + " datapoints, which exceeds the limit of " + MOST
                    + ". You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
        }
        List<Statistic> simple =
                asked.texts("Statistics").stream().map(Statistic::parse).toList();
        List<Statistic> extended = asked.texts("ExtendedStatistics").stream()
                .map(Statistic::extended)
                .toList();
        if (simple.isEmpty() && extended.isEmpty()) {
            throw AwsFault.missing("Statistics");
        }
        SortedMap<Instant, Period> periods = archive.periods(key, span.from(), span.until(), span.seconds());
        List<Object> points = new ArrayList<>();
        periods.forEach((begin, period) -> {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("Timestamp", begin);
            simple.forEach(each -> point.put(each.name(), each.of().applyAsDouble(period)));
            point.put("Unit", period.unit());
            if (!extended.isEmpty()) {
                Map<String, Object> told = new LinkedHashMap<>();
                extended.forEach(each -> told.put(each.name(), each.of().applyAsDouble(period)));
                point.put("ExtendedStatistics", new Entries(told));
            }
            points.add(point);
        });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Label", key.name());
        answer.put("Datapoints", points);
        return answer;
    }
}
