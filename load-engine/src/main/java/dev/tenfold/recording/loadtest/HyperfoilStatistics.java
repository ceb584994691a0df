package dev.tenfold.recording.loadtest;

import com.fasterxml.jackson.core.JsonParser;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Endpoint;
import dev.tenfold.recording.Interval;
import dev.tenfold.recording.Latency;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.json.Json;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Figures;
import dev.tenfold.recording.text.Stamps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what a Hyperfoil controller answers to {@code /run/ID/stats/total}: one summary for each phase and metric,
 * times in nanoseconds. Summaries cannot be merged exactly: where several are together, each percentile is the worst of
 * them.
 *
 * @see <a href="https://hyperfoil.io/docs/reference/controller-api/">Hyperfoil: controller API</a>
 */
public final class HyperfoilStatistics {
    private static final String PERCENTILE = "summary.percentileResponseTime.";
    private final Map<String, List<Part>> byMetric = new LinkedHashMap<>();
    private final SortedMap<Long, List<Part>> byStart = new TreeMap<>();
    private final Skipped.Counter skipped = new Skipped.Counter();

    private HyperfoilStatistics() {}

    /** One summary; milliseconds since 1970. */
    private record Part(long from, long until, long count, long failures, Latency latency) {}

    /**
     * Reads an answer.
     *
     * @throws BadRecording if it tells of no request
     */
    public static LoadTest read(Content content) throws IOException, BadRecording {
        HyperfoilStatistics all = new HyperfoilStatistics();
        try (JsonParser json = Json.of(content)) {
            json.nextToken();
            for (String name = Json.field(json); name != null; name = Json.field(json)) {
                if (name.equals("statistics") && Json.isArray(json)) {
                    while (Json.element(json)) {
                        long line = json.currentTokenLocation().getLineNr();
                        all.take(Json.isObject(json) ? Json.leaves(json) : Map.of(), line);
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        return all.test();
    }

    private void take(Map<String, String> leaves, long line) {
        double count = number(leaves, "summary.requestCount");
        if (!(count >= 0)) {
            skipped.skip(line, "statistics without summary.requestCount");
            return;
        }
        double failures = 0;
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        for (Map.Entry<String, String> each : leaves.entrySet()) {
            double figure = Figures.of(each.getValue());
            String name = each.getKey();
            if (name.matches("summary\\.(.*\\.)?(connectionErrors|requestTimeouts|internalErrors|status_[45]xx)")) {
                failures += figure > 0 ? figure : 0;
            } else if (name.startsWith(PERCENTILE) && figure >= 0) {
                percentiles.put(Figures.of(name.substring(PERCENTILE.length())), figure / 1e9);
            }
        }
        putNanos(percentiles, 0, number(leaves, "summary.minResponseTime"));
        putNanos(percentiles, 100, number(leaves, "summary.maxResponseTime"));
        Part part = new Part(
                Stamps.any(leaves.getOrDefault("summary.startTime", "")),
                Stamps.any(leaves.getOrDefault("summary.endTime", "")),
                (long) count,
                (long) Math.min(count, failures),
                new Latency(number(leaves, "summary.meanResponseTime") / 1e9, percentiles));
        byMetric.computeIfAbsent(leaves.getOrDefault("metric", ""), any -> new ArrayList<>())
                .add(part);
        if (part.from() != Stamps.NONE && part.until() > part.from()) {
            byStart.computeIfAbsent(part.from() / 1000, any -> new ArrayList<>())
                    .add(part);
        }
    }

    private static void putNanos(SortedMap<Double, Double> percentiles, double percent, double nanos) {
        if (nanos >= 0) {
            percentiles.put(percent, nanos / 1e9);
        }
    }

    private static double number(Map<String, String> leaves, String name) {
        return Figures.of(leaves.getOrDefault(name, ""));
    }

    private LoadTest test() throws BadRecording {
        List<Part> parts = byMetric.values().stream().flatMap(List::stream).toList();
        if (parts.isEmpty()) {
            throw new BadRecording(0, "statistics must tell of a metric, was none", "");
        }
        double seconds = seconds(parts);
        List<Endpoint> endpoints = new ArrayList<>();
        byMetric.forEach((metric, own) -> endpoints.add(endpoint(metric, own, seconds)));
        List<Interval> intervals = new ArrayList<>();
        byStart.forEach((start, own) -> intervals.add(interval(own)));
        List<String> notes =
                parts.size() > 1 ? List.of("percentiles over several phases are those of the worst") : List.of();
        return new LoadTest(
                "Hyperfoil statistics",
                intervals,
                endpoints,
                endpoint("", parts, seconds),
                Double.NaN,
                seconds,
                Optional.empty(),
                skipped.total(),
                notes);
    }

    private static double seconds(List<Part> parts) {
        long from = parts.stream().mapToLong(Part::from).min().orElse(Stamps.NONE);
        long until = parts.stream().mapToLong(Part::until).max().orElse(Stamps.NONE);
        return from != Stamps.NONE && until > from ? (until - from) / 1000.0 : Double.NaN;
    }

    private static Endpoint endpoint(String name, List<Part> parts, double seconds) {
        long count = parts.stream().mapToLong(Part::count).sum();
        long failures = parts.stream().mapToLong(Part::failures).sum();
        return new Endpoint("", name, count, failures, count / seconds, worst(parts));
    }

    private static Interval interval(List<Part> parts) {
        double seconds = seconds(parts);
        double count = parts.stream().mapToLong(Part::count).sum();
        double failures = parts.stream().mapToLong(Part::failures).sum();
        return new Interval(
                parts.get(0).from(), seconds, Double.NaN, count / seconds, failures / seconds, worst(parts));
    }

    private static Latency worst(List<Part> parts) {
        SortedMap<Double, Double> worst = new TreeMap<>();
        double sum = 0;
        double count = 0;
        for (Part part : parts) {
            if (part.count() > 0) {
                part.latency()
                        .percentiles()
                        .forEach((percent, value) -> worst.merge(percent, value, percent == 0 ? Math::min : Math::max));
                sum += part.latency().mean() * part.count();
                count += part.count();
            }
        }
        return new Latency(sum / count, worst);
    }
}
