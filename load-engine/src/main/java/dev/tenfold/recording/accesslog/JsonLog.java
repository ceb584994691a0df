package dev.tenfold.recording.accesslog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.recording.Request;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.json.Json;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Lines;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads access logs with a JSON object a line, or with one list of objects, whatever their fields are called. */
public final class JsonLog {
    private final RequestColumns requests = new RequestColumns();
    private final Skipped.Counter skipped = new Skipped.Counter();
    /** Who wants whole calls; null if nobody does. */
    private final List<RecordedCall> calls;

    private String origin = "JSON access log";

    private JsonLog(List<RecordedCall> calls) {
        this.calls = calls;
    }

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
        return new JsonLog(null).lines(content);
    }

    /**
     * Reads a log with all that its lines say.
     *
     * @param list whether it is one list; else a line each
     * @throws BadRecording if most of it are no requests
     */
    public static RecordedTraffic traffic(Content content, boolean list) throws IOException, BadRecording {
        List<RecordedCall> calls = new ArrayList<>();
        JsonLog log = new JsonLog(calls);
        return RecordedTraffic.of(list ? log.list(content) : log.lines(content), calls);
    }

    private RequestLog lines(Content content) throws IOException, BadRecording {
        try (Lines lines = content.lines()) {
            while (lines.next()) {
                if (!lines.isBlank()) {
                    take(lines);
                }
            }
        }
        return recording();
    }

    /**
     * Reads a list.
     *
     * @throws BadRecording if most of its elements are no requests
     */
    public static RequestLog readList(Content content) throws IOException, BadRecording {
        return new JsonLog(null).list(content);
    }

    private RequestLog list(Content content) throws IOException, BadRecording {
        try (JsonParser json = Json.of(content)) {
            json.nextToken();
            while (Json.element(json)) {
                long line = json.currentTokenLocation().getLineNr();
                if (Json.isObject(json)) {
                    take(new JsonLine(Json.leaves(json, JsonLine::needs)), line);
                }
            }
        }
        return recording();
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
        if (calls != null) {
            calls.add(line.call(request));
        }
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
