package dev.tenfold.recording.accesslog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Request;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.json.Json;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Lines;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads access logs with a JSON object a line, or with one list of objects, whatever their fields are called. */
public final class JsonLog {
    private final RequestColumns requests = new RequestColumns();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private String origin = "JSON access log";

    private JsonLog() {}

    /** Whether an object, as the dotted paths of its values, is a line of such a log. */
    public static boolean isLine(Map<String, String> leaves) {
        return new JsonLine(leaves).stranger().isEmpty();
    }

    /**
     * Reads a log.
     *
     * @throws BadRecording if most of its lines are no requests
     */
    public static RequestLog read(Content content) throws IOException, BadRecording {
        JsonLog log = new JsonLog();
        try (Lines lines = content.lines()) {
            while (lines.next()) {
                if (!lines.isBlank()) {
                    log.take(lines);
                }
            }
        }
        return log.recording();
    }

    /**
     * Reads a list.
     *
     * @throws BadRecording if most of its elements are no requests
     */
    public static RequestLog readList(Content content) throws IOException, BadRecording {
        JsonLog log = new JsonLog();
        try (JsonParser json = Json.of(content)) {
            json.nextToken();
            while (Json.element(json)) {
                long line = json.currentTokenLocation().getLineNr();
                if (Json.isObject(json)) {
                    log.take(new JsonLine(Json.leaves(json, JsonLine::needs)), line);
                }
            }
        }
        return log.recording();
    }

    private void take(Lines lines) throws IOException {
        int from = lines.from();
        while (from < lines.to() && lines.bytes()[from] != '{') {
            from++;
        }
        try (JsonParser json = Json.of(lines.bytes(), from, lines.to())) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                take(new JsonLine(Json.leaves(json, JsonLine::needs)), lines.number());
            } else {
                skipped.skip(lines.number(), "no JSON object: " + Text.shown(lines.text()));
            }
        } catch (JsonProcessingException broken) {
            skipped.skip(lines.number(), "broken JSON: " + Text.shown(lines.text()));
        }
    }

    private void take(JsonLine line, long number) {
        String stranger = line.stranger();
        if (!stranger.isEmpty()) {
            skipped.skip(number, stranger);
            return;
        }
        Request request = line.request();
        requests.add(request);
        origin = line.origin();
    }

    private RequestLog recording() throws BadRecording {
        if (skipped.count() > requests.size() || requests.size() == 0) {
            List<Skipped.Part> first = skipped.total().first();
            throw new BadRecording(
                    first.isEmpty() ? 0 : first.get(0).line(),
                    "must be a JSON object with a time and a status, was "
                            + (first.isEmpty() ? "none" : first.get(0).reason()),
                    skipped.count() > 1 ? "and so " + (skipped.count() - 1) + " more" : "");
        }
        return new RequestLog(origin, requests, skipped.total(), LogNotes.of(requests));
    }
}
