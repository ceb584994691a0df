package dev.tenfold.inject.platform.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** {@code GetMetricData}, for metrics; metric math and Metrics Insights are refused by name. */
record DataQueries(Archive archive) implements Operation {
    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 100_800;

    /**
     * What one query found.
     *
     * @param id of the query
     * @param label for people
     * @param times in the order asked for
     * @param values of the same times
     */
    private record Found(String id, String label, List<Object> times, List<Object> values) {}

    @Override
    public Map<String, Object> answer(Asked asked) {
        List<Asked> queries = asked.objects("MetricDataQueries");
        if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
            throw AwsFault.validation(
                    "MetricDataQueries must have 1 to " + MOST_QUERIES + " members, was " + queries.size() + ".");
        }
        boolean descending = order(asked);
        Set<String> ids = new HashSet<>();
        List<Found> all = new ArrayList<>();
        for (Asked query : queries) {
            if (!ids.add(query.required("Id"))) {
                throw AwsFault.validation("The values for parameter id in MetricDataQueries are not unique.");
            }
            if (query.flag("ReturnData", true)) {
                all.add(find(asked, query, descending));
            }
        }
        return page(asked, all);
    }

    private static boolean order(Asked asked) {
        String order = asked.text("ScanBy").orElse("TimestampDescending");
        if (!order.equals("TimestampDescending") && !order.equals("TimestampAscending")) {
            throw AwsFault.validation("ScanBy must be TimestampDescending or TimestampAscending, was " + order + ".");
        }
        return order.equals("TimestampDescending");
    }

    private Found find(Asked asked, Asked query, boolean descending) {
        if (query.has("Expression")) {
            throw AwsFault.validation("Error in expression '" + query.required("Id")
                    + "': metric math is not offered here, ask for the metrics themselves.");
        }
        Asked stat = query.object("MetricStat");
        Asked metric = stat.object("Metric");
        MetricKey key = MetricKey.of(metric.required("Namespace"), metric);
        Span span = Span.of(asked, stat.whole("Period"));
        Statistic statistic = Statistic.parse(stat.required("Stat"));
        SortedMap<Instant, Period> periods = archive.periods(key, span.from(), span.until(), span.seconds());
        List<Object> times = new ArrayList<>(periods.keySet());
        List<Object> values = new ArrayList<>();
        periods.values().forEach(period -> values.add(statistic.of().applyAsDouble(period)));
        if (descending) {
            Collections.reverse(times);
            Collections.reverse(values);
        }
        return new Found(query.required("Id"), query.text("Label").orElse(key.name()), times, values);
    }

    /** Datapoints are counted through all queries; what is too many waits for the next request. */
    private static Map<String, Object> page(Asked asked, List<Found> all) {
        int most = asked.whole("MaxDatapoints").orElse(MOST_POINTS);
        if (most < 1 || most > MOST_POINTS) {
            throw AwsFault.validation("MaxDatapoints must be 1 to " + MOST_POINTS + ", was " + most + ".");
        }
        int begin = Pages.begin(asked);
        long end = (long) begin + most;
        long passed = 0;
        List<Object> results = new ArrayList<>();
        for (Found found : all) {
            int size = found.times().size();
            int first = (int) Math.min(size, Math.max(0, begin - passed));
            int last = (int) Math.min(size, Math.max(first, end - passed));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("Id", found.id());
            result.put("Label", found.label());
            result.put("Timestamps", found.times().subList(first, last));
            result.put("Values", found.values().subList(first, last));
            result.put("StatusCode", last < size ? "PartialData" : "Complete");
            results.add(result);
            passed += size;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("MetricDataResults", results);
        if (passed > end) {
            answer.put("NextToken", Long.toString(end));
        }
        answer.put("Messages", List.of());
        return answer;
    }
}
