package dev.tenfold.recording.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.accesslog.JsonLog;
import dev.tenfold.recording.json.Json;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Lines;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Tells kinds of JSON apart: by the names on the first level, else by the first lines. */
final class JsonKind {
    private static final int TRIED = 5;

    private JsonKind() {}

    /**
     * The kind of a file that begins with a brace or a bracket; null if it is of none.
     *
     * @throws BadRecording if it is not JSON
     */
    static Kind of(Content content) throws IOException, BadRecording {
        JsonProcessingException broken = null;
        try (JsonParser json = Json.of(content)) {
            Kind kind = json.nextToken() == JsonToken.START_ARRAY ? list(json) : document(json);
            if (kind != null) {
                return kind;
            }
        } catch (JsonProcessingException notOne) {
            broken = notOne;
        }
        Kind lines = lines(content);
        if (lines == null && broken != null) {
            throw Json.bad(broken);
        }
        return lines;
    }

    private static Kind list(JsonParser json) throws IOException {
        boolean object = Json.element(json) && json.currentToken() == JsonToken.START_OBJECT;
        if (!object) {
            return null;
        }
        Map<String, String> leaves = Json.leaves(json, path -> !path.startsWith("values."));
        boolean series = leaves.keySet().stream().anyMatch(path -> path.startsWith("metric."));
        return series ? Kind.PROMETHEUS : Kind.JSON_LIST;
    }

    private static Kind document(JsonParser json) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        for (String name = Json.field(json); name != null; name = Json.field(json)) {
            boolean struct = json.currentToken().isStructStart();
            seen.put(name, struct ? "{" : Json.text(json));
            Kind kind = struct ? byStructure(name, seen) : byWord(name, seen);
            if (name.equals("log") && struct && isArchive(json)) {
                return Kind.HAR;
            }
            if (kind != null) {
                return kind;
            }
            json.skipChildren();
        }
        return null;
    }

    /** Whether an object is that of an archive; lines of logs may have a {@code log} too. */
    private static boolean isArchive(JsonParser json) throws IOException {
        String first = Json.field(json);
        for (String name = first; name != null; name = Json.field(json)) {
            if (name.matches("version|creator|browser|pages|entries")) {
                return true;
            }
            json.skipChildren();
        }
        return first == null;
    }

    private static boolean isAnswer(Map<String, String> seen) {
        return seen.getOrDefault("status", "").matches("success|error");
    }

    private static Kind byStructure(String name, Map<String, String> seen) {
        return switch (name) {
            case "MetricDataResults", "Datapoints" -> Kind.CLOUDWATCH;
            case "Activities", "ScalingActivities", "items" -> Kind.SCALING;
            case "metrics", "root_group" -> Kind.K6_SUMMARY;
            case "results" -> seen.containsKey("metadata") || seen.containsKey("version") ? Kind.K6_SUMMARY : null;
            case "statistics" -> seen.containsKey("status") ? Kind.HYPERFOIL : null;
            case "aggregate", "intermediate" -> Kind.ARTILLERY;
            case "result" -> seen.containsKey("resultType") ? Kind.PROMETHEUS : null;
            case "data" -> isAnswer(seen) ? Kind.PROMETHEUS : null;
            case "response" -> seen.containsKey("query") ? Kind.PROMETHEUS : null;
            default -> null;
        };
    }

    private static Kind byWord(String name, Map<String, String> seen) {
        boolean error = name.equals("errorType") || seen.containsKey("data") && isAnswer(seen);
        boolean sample = seen.getOrDefault("type", "").matches("Metric|Point")
                && seen.containsKey("data")
                && seen.containsKey("metric");
        boolean samples = name.matches("type|metric|data") && sample;
        return samples ? Kind.K6_SAMPLES : error ? Kind.PROMETHEUS : null;
    }

    private static Kind lines(Content content) throws IOException, BadRecording {
        try (Lines lines = content.lines()) {
            for (int i = 0; i < TRIED && lines.next(); i++) {
                if (lines.to() - lines.from() < content.head().length) {
                    Kind kind = line(lines);
                    if (kind != null) {
                        return kind;
                    }
                }
            }
        }
        return null;
    }

    private static Kind line(Lines lines) throws IOException {
        try (JsonParser json = Json.of(lines.bytes(), lines.from(), lines.to())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Map<String, String> leaves = Json.leaves(json);
            boolean sample = leaves.getOrDefault("type", "").matches("Metric|Point") && leaves.containsKey("metric");
            return sample ? Kind.K6_SAMPLES : JsonLog.isLine(leaves) ? Kind.JSON_LINES : null;
        } catch (JsonProcessingException broken) {
            return null;
        }
    }
}
