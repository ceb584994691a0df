package dev.tenfold.recording.prometheus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
 * Reads what {@code /api/v1/query_range} and {@code /api/v1/query} answer: a matrix, a vector, a scalar, or an error.
 * An answer that was wrapped under {@code response}, and a bare list of series, are read too.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">Prometheus: HTTP API</a>
 */
public final class PrometheusAnswer {
    private final List<Track> tracks = new ArrayList<>();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private final List<String> notes = new ArrayList<>();
    private String status = "";
    private String error = "";
    private String type = "matrix";
    private long unsorted;

    private PrometheusAnswer() {}

    /**
     * Reads an answer.
     *
     * @throws BadRecording if it tells of an error, or holds no sample
     */
    public static RangeSeries read(Content content) throws IOException, BadRecording {
        PrometheusAnswer answer = new PrometheusAnswer();
        try (JsonParser json = Json.of(content)) {
            if (json.nextToken() == JsonToken.START_ARRAY) {
                answer.result(json);
            } else {
                answer.document(json);
            }
        }
        return answer.recording();
    }

    private void document(JsonParser json) throws IOException {
        for (String name = Json.field(json); name != null; name = Json.field(json)) {
            switch (name) {
                case "status" -> status = Json.text(json);
                case "errorType", "error" -> error += (error.isEmpty() ? "" : ", ") + Json.text(json);
                case "warnings", "infos" -> warnings(json);
                case "response", "data" -> {
                    if (json.currentToken() == JsonToken.START_OBJECT) {
                        document(json);
                    } else {
                        json.skipChildren();
                    }
                }
                case "resultType" -> type = Json.text(json);
                case "result" -> result(json);
                default -> json.skipChildren();
            }
        }
    }

    private void warnings(JsonParser json) throws IOException {
        if (Json.isArray(json)) {
            while (Json.element(json)) {
                notes.add("Prometheus says: " + Text.shown(Json.text(json)));
            }
        }
    }

    private void result(JsonParser json) throws IOException {
        if (!Json.isArray(json)) {
            return;
        }
        TrackBuilder scalar = new TrackBuilder("", new TreeMap<>());
        long at = Stamps.NONE;
        for (int i = 0; Json.element(json); i++) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                series(json);
            } else if (i == 0) {
                at = Stamps.epoch(Figures.of(Json.text(json)));
            } else {
                sample(scalar, at, Json.text(json), json);
            }
        }
        if (scalar.size() > 0) {
            tracks.add(scalar.track());
        }
    }

    private void series(JsonParser json) throws IOException {
        SortedMap<String, String> labels = new TreeMap<>();
        TrackBuilder samples = new TrackBuilder("", labels);
        for (String name = Json.field(json); name != null; name = Json.field(json)) {
            switch (name) {
                case "metric" -> {
                    if (Json.isObject(json)) {
                        labels.putAll(Json.leaves(json));
                    }
                }
                case "values" -> values(json, samples);
                case "value" -> {
                    if (Json.isArray(json)) {
                        pair(json, samples);
                    }
                }
                case "histogram", "histograms" -> {
                    skipped.skip(json.currentTokenLocation().getLineNr(), "a native histogram");
                    json.skipChildren();
                }
                default -> json.skipChildren();
            }
        }
        finish(samples, labels);
    }

    private void finish(TrackBuilder samples, Map<String, String> labels) {
        if (samples.size() == 0) {
            return;
        }
        unsorted += samples.isSorted() ? 0 : 1;
        SortedMap<String, String> others = new TreeMap<>(labels);
        String name = others.remove("__name__");
        Track track = samples.track();
        tracks.add(track.named(name == null ? "" : name, others));
    }

    private void values(JsonParser json, TrackBuilder samples) throws IOException {
        if (Json.isArray(json)) {
            while (Json.element(json)) {
                if (Json.isArray(json)) {
                    pair(json, samples);
                }
            }
        }
    }

    private void pair(JsonParser json, TrackBuilder samples) throws IOException {
        long at = Stamps.NONE;
        String value = "";
        for (int i = 0; Json.element(json); i++) {
            String text = Json.text(json);
            if (i == 0) {
                at = Stamps.epoch(Figures.of(text));
            } else if (i == 1) {
                value = text;
            }
        }
        sample(samples, at, value, json);
    }

    private void sample(TrackBuilder samples, long at, String value, JsonParser json) {
        double number = Figures.of(value);
        boolean endless = value.matches("NaN|[+-]?Inf");
        if (at == Stamps.NONE || Double.isNaN(number) && !endless) {
            skipped.skip(json.currentTokenLocation().getLineNr(), "no sample: " + Text.shown(value));
            return;
        }
        double infinite = value.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        samples.add(at, endless && !value.equals("NaN") ? infinite : number);
    }

    private RangeSeries recording() throws BadRecording {
        if (status.equals("error")) {
            throw new BadRecording(0, "status must be success, was error: " + Text.shown(error), "mend the query");
        }
        if (tracks.isEmpty()) {
            String hint = skipped.count() > 0
                    ? skipped.total().first().get(0).reason()
                    : "the query matched nothing in that time";
            throw new BadRecording(0, "data.result must hold a series with samples, was none", hint);
        }
        if (unsorted > 0) {
            notes.add(unsorted + " series were not in the order of time, and were put in order");
        }
        if (!type.equals("matrix")) {
            notes.add("an instant answer (" + Text.shown(type) + "): one sample a series says nothing about time");
        }
        return new RangeSeries("Prometheus " + Text.shown(type), tracks, skipped.total(), notes);
    }
}
