package dev.tenfold.recording.cloudwatch;

import com.fasterxml.jackson.core.JsonParser;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.RangeSeries;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.Track;
import dev.tenfold.recording.json.Json;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Figures;
import dev.tenfold.recording.text.Stamps;
import dev.tenfold.recording.text.Text;
import dev.tenfold.recording.text.TrackBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what {@code aws cloudwatch get-metric-data} and {@code get-metric-statistics} answer. CloudWatch tells the
 * newest first, or in no order at all; the series come in the order of time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>
 */
public final class CloudWatchAnswer {
    private final List<Track> tracks = new ArrayList<>();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private final List<String> notes = new ArrayList<>();

    private CloudWatchAnswer() {}

    /**
     * Reads an answer.
     *
     * @throws BadRecording if it holds no sample
     */
    public static RangeSeries read(Content content) throws IOException, BadRecording {
        CloudWatchAnswer answer = new CloudWatchAnswer();
        String label = "";
        Map<String, TrackBuilder> statistics = new TreeMap<>();
        try (JsonParser json = Json.of(content)) {
            json.nextToken();
            for (String name = Json.field(json); name != null; name = Json.field(json)) {
                switch (name) {
                    case "MetricDataResults" -> answer.results(json);
                    case "Label" -> label = Json.text(json);
                    case "Datapoints" -> answer.points(json, statistics);
                    case "NextToken" ->
                        answer.notes.add("there are more pages than this one (NextToken): ask without --no-paginate");
                    default -> json.skipChildren();
                }
            }
        }
        for (TrackBuilder each : statistics.values()) {
            Track track = each.track();
            answer.tracks.add(track.named(label, track.labels()));
        }
        if (answer.tracks.isEmpty()) {
            throw new BadRecording(0, "must hold a value, was none", "the metric had no data in that time");
        }
        return new RangeSeries("CloudWatch", answer.tracks, answer.skipped.total(), answer.notes);
    }

    private void results(JsonParser json) throws IOException {
        if (!Json.isArray(json)) {
            return;
        }
        while (Json.element(json)) {
            if (Json.isObject(json)) {
                result(json);
            }
        }
    }

    private void result(JsonParser json) throws IOException {
        List<String> times = new ArrayList<>();
        List<String> values = new ArrayList<>();
        String label = "";
        SortedMap<String, String> labels = new TreeMap<>();
        for (String name = Json.field(json); name != null; name = Json.field(json)) {
            switch (name) {
                case "Label" -> label = Json.text(json);
                case "Id" -> labels.put("id", Json.text(json));
                case "StatusCode" -> partial(Json.text(json), label);
                case "Timestamps" -> texts(json, times);
                case "Values" -> texts(json, values);
                default -> json.skipChildren();
            }
        }
        TrackBuilder samples = new TrackBuilder(label, labels);
        for (int i = 0; i < Math.min(times.size(), values.size()); i++) {
            add(samples, times.get(i), values.get(i), json);
        }
        if (samples.size() > 0) {
            tracks.add(samples.track());
        } else {
            notes.add(Text.shown(label) + " holds no value");
        }
    }

    private void partial(String status, String label) {
        if (!status.equals("Complete")) {
            notes.add(Text.shown(label) + " is not complete, CloudWatch says " + Text.shown(status));
        }
    }

    private static void texts(JsonParser json, List<String> into) throws IOException {
        if (Json.isArray(json)) {
            while (Json.element(json)) {
                into.add(Json.text(json));
            }
        }
    }

    private void points(JsonParser json, Map<String, TrackBuilder> statistics) throws IOException {
        if (!Json.isArray(json)) {
            return;
        }
        while (Json.element(json)) {
            if (!Json.isObject(json)) {
                continue;
            }
            Map<String, String> point = Json.leaves(json);
            String time = point.getOrDefault("Timestamp", "");
            String unit = point.getOrDefault("Unit", "None");
            for (Map.Entry<String, String> each : point.entrySet()) {
                String name = each.getKey().replace("ExtendedStatistics.", "");
                if (name.equals("Timestamp") || name.equals("Unit")) {
                    continue;
                }
                TrackBuilder samples = statistics.computeIfAbsent(
                        name, absent -> new TrackBuilder("", new TreeMap<>(Map.of("statistic", name, "unit", unit))));
                add(samples, time, each.getValue(), json);
            }
        }
    }

    private void add(TrackBuilder samples, String time, String value, JsonParser json) {
        long at = Stamps.any(time);
        double number = Figures.of(value);
        if (at == Stamps.NONE || Double.isNaN(number)) {
            skipped.skip(json.currentTokenLocation().getLineNr(), "no sample: " + Text.shown(time + " " + value));
        } else {
            samples.add(at, number);
        }
    }
}
