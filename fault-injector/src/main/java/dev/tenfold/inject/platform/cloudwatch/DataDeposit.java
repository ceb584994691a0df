package dev.tenfold.inject.platform.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code PutMetricData}: kept in memory for some hours, so that what an application sends can be asked beside what the
 * game day sends.
 */
record DataDeposit(Archive archive, Supplier<Instant> clock) implements Operation {
    private static final int MOST_METRICS = 1000;
    private static final int MOST_VALUES = 150;

    @Override
    public Map<String, Object> answer(Asked asked) {
        String namespace = asked.required("Namespace");
        if (namespace.startsWith("AWS/") || namespace.equals(Archive.SERIES)) {
            throw AwsFault.invalid("The value " + namespace + " for parameter Namespace is invalid: it is reserved.");
        }
        List<Asked> data = asked.objects("MetricData");
        if (data.size() > MOST_METRICS) {
            throw AwsFault.validation("MetricData may have " + MOST_METRICS + " members, was " + data.size() + ".");
        }
        // All is read before anything is kept: a request counts whole or not at all.
        List<MetricKey> keys =
                data.stream().map(each -> MetricKey.of(namespace, each)).toList();
        List<Datum> read = data.stream().map(this::datum).toList();
        for (int i = 0; i < keys.size(); i++) {
            archive.put(keys.get(i), read.get(i));
        }
        return Map.of();
    }

    private Datum datum(Asked asked) {
        Instant at = asked.has("Timestamp") ? asked.instant("Timestamp") : clock.get();
        Duration age = Duration.between(at, clock.get());
        if (age.compareTo(Duration.ofDays(14)) > 0 || age.compareTo(Duration.ofHours(-2)) < 0) {
            throw AwsFault.invalid("The value " + at
                    + " for parameter Timestamp is invalid: it must be at most 14 days old or 2 hours ahead.");
        }
        String unit = asked.text("Unit").orElse("None");
        if (asked.has("StatisticValues")) {
            return set(at, unit, asked.object("StatisticValues"));
        }
        if (asked.number("Value").isPresent()) {
            return Datum.of(at, unit, List.of(asked.number("Value").getAsDouble()), List.of(1.0));
        }
        List<Double> values = asked.numbers("Values");
        List<Double> counts = asked.has("Counts")
                ? asked.numbers("Counts")
                : values.stream().map(each -> 1.0).toList();
        if (values.isEmpty()) {
            throw AwsFault.missing("Value");
        }
        if (values.size() > MOST_VALUES
                || counts.size() != values.size()
                || counts.stream().anyMatch(n -> n <= 0)) {
            throw AwsFault.combination(
                    "Values and Counts must be as many, at most " + MOST_VALUES + ", and all counts above 0.");
        }
        return Datum.of(at, unit, values, counts);
    }

    /** Of a statistic set only its edges are known: they stand for all, with the sum that it tells. */
    private static Datum set(Instant at, String unit, Asked set) {
        double count = number(set, "SampleCount");
        double low = number(set, "Minimum");
        double high = number(set, "Maximum");
        if (count <= 0 || low > high) {
            throw AwsFault.combination("SampleCount must be above 0, and Minimum at most Maximum.");
        }
        return new Datum(at, unit, List.of(low, high), List.of(count / 2, count / 2), number(set, "Sum"));
    }

    private static double number(Asked set, String key) {
        return set.number(key).orElseThrow(() -> AwsFault.missing(set.name() + "." + key));
    }
}
