package dev.tenfold.recording.loadtest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.Paths;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.json.Json;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Figures;
import dev.tenfold.recording.text.Lines;
import dev.tenfold.recording.text.Rows;
import dev.tenfold.recording.text.Stamps;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Reads k6's samples: {@code --out json}, an object a line, and {@code --out csv}. A request is a sample of
 * {@code http_req_duration}, whose time is that of its end.
 *
 * @see <a href="https://grafana.com/docs/k6/latest/results-output/real-time/json/">k6: JSON output</a>
 */
public final class K6Samples {
    private final RequestColumns requests = new RequestColumns();
    private final NavigableMap<Long, Double> users = new TreeMap<>();
    private final Skipped.Counter skipped = new Skipped.Counter();

    private K6Samples() {}

    /**
     * Reads an object a line.
     *
     * @throws BadRecording if there is no request
     */
    public static LoadTest read(Content content) throws IOException, BadRecording {
        K6Samples samples = new K6Samples();
        try (Lines lines = content.lines()) {
            while (lines.next()) {
                if (!lines.isBlank()) {
                    samples.take(lines);
                }
            }
        }
        return samples.test("k6 JSON lines");
    }

    /**
     * Reads a row a sample.
     *
     * @throws BadRecording if there is no request
     */
    public static LoadTest readTable(Content content) throws IOException, BadRecording {
        K6Samples samples = new K6Samples();
        try (Rows rows = content.rows(',')) {
            rows.next();
            List<String> names = rows.all();
            while (rows.next()) {
                Map<String, String> tags = new TreeMap<>();
                for (int i = 0; i < names.size(); i++) {
                    tags.put("data.tags." + names.get(i), rows.cell(i));
                }
                samples.take(
                        rows.cell(names.indexOf("metric_name")),
                        rows.stamp(names.indexOf("timestamp")),
                        rows.number(names.indexOf("metric_value")),
                        tags,
                        rows.line());
            }
        }
        return samples.test("k6 CSV");
    }

    private void take(Lines lines) throws IOException {
        try (JsonParser json = Json.of(lines.bytes(), lines.from(), lines.to())) {
            json.nextToken();
            if (!Json.isObject(json)) {
                skipped.skip(lines.number(), "no JSON object: " + Text.shown(lines.text()));
                return;
            }
            Map<String, String> leaves = Json.leaves(json);
            if (leaves.getOrDefault("type", "").equals("Point")) {
                take(
                        leaves.getOrDefault("metric", ""),
                        Stamps.any(leaves.getOrDefault("data.time", "")),
                        Figures.of(leaves.getOrDefault("data.value", "")),
                        leaves,
                        lines.number());
            }
        } catch (JsonProcessingException broken) {
            skipped.skip(lines.number(), "broken JSON: " + Text.shown(lines.text()));
        }
    }

    private void take(String metric, long at, double value, Map<String, String> tags, long line) {
        boolean request = metric.equals("http_req_duration");
        if (!request && !metric.equals("vus")) {
            return;
        }
        if (at == Stamps.NONE || !(value >= 0)) {
            skipped.skip(line, metric + " without a time or a value");
        } else if (request) {
            add(at - Math.round(value), value / 1000, tags);
        } else {
            users.merge(at / 1000 * 1000, value, Math::max);
        }
    }

    private void add(long at, double seconds, Map<String, String> tags) {
        String code = tags.getOrDefault("data.tags.status", "");
        int status = code.matches("[1-9]\\d\\d") ? Integer.parseInt(code) : 0;
        String expected = tags.getOrDefault("data.tags.expected_response", "");
        boolean failed =
                expected.isEmpty() ? !code.isEmpty() && (status == 0 || status >= 400) : expected.equals("false");
        String url = tags.getOrDefault("data.tags.url", "");
        String name = tags.getOrDefault("data.tags.name", url);
        requests.add(at, seconds, status, failed, -1);
        requests.name(
                requests.methods().number(tags.getOrDefault("data.tags.method", "")),
                requests.paths().number(Paths.of(url.isEmpty() ? name : url)),
                requests.groups().number(name));
    }

    private LoadTest test(String origin) throws BadRecording {
        if (requests.size() == 0) {
            String was = skipped.count() == 0
                    ? "none"
                    : "none, and " + skipped.count() + " broken lines, the first: "
                            + skipped.total().first().get(0).reason();
            throw new BadRecording(0, "must hold a point of http_req_duration, was " + was, "");
        }
        return Tally.of(origin, requests, users, skipped.total(), List.of());
    }
}
