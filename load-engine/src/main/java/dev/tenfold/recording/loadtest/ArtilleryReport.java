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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the report of Artillery 2 ({@code --output}): a sum of the whole run, and one of each ten seconds.
 *
 * @see <a href="https://www.artillery.io/docs/reference/reported-metrics">Artillery: reported metrics</a>
 */
public final class ArtilleryReport {
    private static final Map<String, Double> PERCENTS = new TreeMap<>(Map.of(
            "min", 0.0, "median", 50.0, "p50", 50.0, "p75", 75.0, "p90", 90.0, "p95", 95.0, "p99", 99.0, "p999", 99.9,
            "max", 100.0));
    private static final double PERIOD_SECONDS = 10;
    private Map<String, String> aggregate = Map.of();
    private final List<Interval> intervals = new ArrayList<>();
    private final Skipped.Counter skipped = new Skipped.Counter();

    private ArtilleryReport() {}

    /**
     * Reads a report.
     *
     * @throws BadRecording if it tells of no HTTP request
     */
    public static LoadTest read(Content content) throws IOException, BadRecording {
        ArtilleryReport report = new ArtilleryReport();
        try (JsonParser json = Json.of(content)) {
            json.nextToken();
            for (String name = Json.field(json); name != null; name = Json.field(json)) {
                if (name.equals("aggregate") && Json.isObject(json)) {
                    report.aggregate = Json.leaves(json);
                } else if (name.equals("intermediate") && Json.isArray(json)) {
                    while (Json.element(json)) {
                        long line = json.currentTokenLocation().getLineNr();
                        if (Json.isObject(json)) {
                            report.interval(Json.leaves(json), line);
                        }
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        return report.test();
    }

    private static double count(Map<String, String> leaves) {
        return Figures.of(leaves.getOrDefault("counters.http.requests", ""));
    }

    /** Requests without an answer, and answers of 500 and above. */
    private static double failures(Map<String, String> leaves) {
        double failures = 0;
        for (Map.Entry<String, String> each : leaves.entrySet()) {
            if (each.getKey().matches("counters\\.(errors\\..*|http\\.codes\\.5\\d\\d)")) {
                double number = Figures.of(each.getValue());
                failures += number >= 0 ? number : 0;
            }
        }
        return failures;
    }

    private static Latency latency(Map<String, String> leaves) {
        String prefix = "summaries.http.response_time.";
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        PERCENTS.forEach((name, percent) -> {
            double millis = Figures.of(leaves.getOrDefault(prefix + name, ""));
            if (millis >= 0) {
                percentiles.put(percent, millis / 1000);
            }
        });
        return new Latency(Figures.of(leaves.getOrDefault(prefix + "mean", "")) / 1000, percentiles);
    }

    private void interval(Map<String, String> leaves, long line) {
        long from = Stamps.any(leaves.getOrDefault("period", ""));
        double count = count(leaves);
        if (from == Stamps.NONE || !(count >= 0)) {
            skipped.skip(line, "a period without a time or requests");
            return;
        }
        intervals.add(new Interval(
                from,
                PERIOD_SECONDS,
                Double.NaN,
                count / PERIOD_SECONDS,
                failures(leaves) / PERIOD_SECONDS,
                latency(leaves)));
    }

    private LoadTest test() throws BadRecording {
        double count = count(aggregate);
        if (!(count >= 0 && count < 1e15)) {
            throw new BadRecording(0, "aggregate.counters must have http.requests, was missing", "");
        }
        long first = Stamps.any(aggregate.getOrDefault("firstMetricAt", ""));
        long last = Stamps.any(aggregate.getOrDefault("lastMetricAt", ""));
        double seconds = first != Stamps.NONE && last > first ? (last - first) / 1000.0 : Double.NaN;
        long failures = Math.min((long) count, Math.round(failures(aggregate)));
        intervals.sort(Comparator.comparingLong(Interval::fromMillis));
        return new LoadTest(
                "Artillery report",
                intervals,
                List.of(),
                new Endpoint("", "", (long) count, failures, count / seconds, latency(aggregate)),
                Double.NaN,
                seconds,
                Optional.empty(),
                skipped.total(),
                List.of("arrivals, not users: how many were at work at once it does not say"));
    }
}
