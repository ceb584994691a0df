package dev.tenfold.recording.loadtest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Endpoint;
import dev.tenfold.recording.Latency;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.json.Json;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads k6's summary: of {@code --summary-export}, whose metrics hold their figures themselves; of
 * {@code handleSummary}, which keeps them under {@code values}; and the newer one, a list of metrics with names.
 *
 * @see <a href="https://grafana.com/docs/k6/latest/results-output/end-of-test/custom-summary/">k6: custom summary</a>
 */
public final class K6Summary {
    private static final Pattern TAGGED = Pattern.compile("http_req_duration\\{(name|group|scenario|url):(.*)\\}");
    private static final Pattern PERCENTILE = Pattern.compile("p\\(([0-9.]+)\\)");
    private final SortedMap<String, Map<String, String>> metrics = new TreeMap<>();
    private double seconds = Double.NaN;

    private K6Summary() {}

    /**
     * Reads a summary.
     *
     * @throws BadRecording if it tells of no HTTP request
     */
    public static LoadTest read(Content content) throws IOException, BadRecording {
        K6Summary summary = new K6Summary();
        try (JsonParser json = Json.of(content)) {
            json.nextToken();
            summary.document(json);
        }
        return summary.test();
    }

    private void document(JsonParser json) throws IOException {
        for (String name = Json.field(json); name != null; name = Json.field(json)) {
            if (name.equals("metrics") && json.currentToken() == JsonToken.START_ARRAY) {
                while (Json.element(json)) {
                    metric("", json);
                }
            } else if (name.equals("metrics") && json.currentToken() == JsonToken.START_OBJECT) {
                for (String each = Json.field(json); each != null; each = Json.field(json)) {
                    metric(each, json);
                }
            } else if (name.equals("results") && json.currentToken() == JsonToken.START_OBJECT) {
                document(json);
            } else if (name.matches("state|metadata|config") && json.currentToken() == JsonToken.START_OBJECT) {
                state(Json.leaves(json));
            } else {
                json.skipChildren();
            }
        }
    }

    private void state(Map<String, String> state) {
        double millis = Figures.of(state.getOrDefault("testRunDurationMs", ""));
        double duration = Figures.of(state.getOrDefault("duration", ""));
        seconds = millis > 0 ? millis / 1000 : duration > 0 ? duration : seconds;
    }

    private void metric(String key, JsonParser json) throws IOException {
        if (!Json.isObject(json)) {
            return;
        }
        Map<String, String> figures = new TreeMap<>();
        Json.leaves(json).forEach((path, text) -> figures.put(path.replaceFirst("^values\\.", ""), text));
        metrics.put(key.isEmpty() ? figures.getOrDefault("name", "") : key, figures);
    }

    private double figure(String metric, String... names) {
        for (String name : names) {
            double number = Figures.of(metrics.getOrDefault(metric, Map.of()).getOrDefault(name, ""));
            if (!Double.isNaN(number)) {
                return number;
            }
        }
        return Double.NaN;
    }

    private Latency latency(String metric) {
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        for (Map.Entry<String, String> each :
                metrics.getOrDefault(metric, Map.of()).entrySet()) {
            Matcher matcher = PERCENTILE.matcher(each.getKey());
            double percent = switch (each.getKey()) {
                case "min" -> 0;
                case "med" -> 50;
                case "max" -> 100;
                default -> matcher.matches() ? Figures.of(matcher.group(1)) : Double.NaN;
            };
            double millis = Figures.of(each.getValue());
            if (percent >= 0 && percent <= 100 && !Double.isNaN(millis)) {
                percentiles.put(percent, millis / 1000);
            }
        }
        return new Latency(figure(metric, "avg") / 1000, percentiles);
    }

    private LoadTest test() throws BadRecording {
        double count = figure("http_reqs", "count");
        if (!(count >= 0 && count < 1e15)) {
            throw new BadRecording(
                    0,
                    "metrics.http_reqs must say its count, was " + (metrics.isEmpty() ? "without metrics" : "missing"),
                    "only tests over HTTP can be read");
        }
        double rate = figure("http_reqs", "rate");
        if (Double.isNaN(seconds) && rate > 0) {
            seconds = count / rate;
        }
        List<String> notes = new ArrayList<>();
        notes.add("a summary: one level of load, nothing over time");
        Endpoint total = endpoint("", "http_req_duration", "http_reqs", "http_req_failed");
        List<Endpoint> endpoints = new ArrayList<>();
        for (String metric : metrics.keySet()) {
            Matcher tagged = TAGGED.matcher(metric);
            if (tagged.matches()) {
                String suffix = metric.substring("http_req_duration".length());
                endpoints.add(endpoint(tagged.group(2), metric, "http_reqs" + suffix, "http_req_failed" + suffix));
            }
        }
        double users = figure("vus_max", "max", "value");
        double active = figure("vus", "max");
        return new LoadTest(
                "k6 summary",
                List.of(),
                endpoints,
                total,
                active > 0 ? active : users,
                seconds,
                Optional.empty(),
                Skipped.NOTHING,
                notes);
    }

    private Endpoint endpoint(String name, String duration, String requests, String failed) {
        double number = figure(requests, "count");
        long count = number >= 0 && number < 1e15 ? (long) number : 0;
        // A rate metric counts truths as passes: http_req_failed passes where a request failed.
        double share = figure(failed, "rate", "value");
        double failures = figure(failed, "passes", "matches");
        double lost = failures >= 0 ? failures : share >= 0 ? share * count : 0;
        return new Endpoint(
                "", name, count, Math.min(count, Math.round(lost)), figure(requests, "rate"), latency(duration));
    }
}
