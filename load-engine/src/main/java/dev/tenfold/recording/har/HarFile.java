package dev.tenfold.recording.har;

import com.fasterxml.jackson.core.JsonParser;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.json.Json;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads HAR 1.1 and 1.2 (the HTTP Archive specification of J. Odvarko), as Chrome, Edge, Firefox, Firebug, Internet
 * Explorer, Safari and proxies write it. Entries pass by one at a time, their bodies unread.
 */
public final class HarFile {
    private final RequestColumns requests = new RequestColumns();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private final List<String> notes = new ArrayList<>();
    private String version = "";
    private String creator = "";
    private long pages;
    private boolean entries;
    private long untimed;
    private long lasting;

    /** Which values of an entry are read, and who takes them. */
    private final Predicate<String> needed;

    private final Consumer<Entry> taker;

    private HarFile(Predicate<String> needed, Consumer<Entry> taker) {
        this.needed = needed;
        this.taker = taker;
    }

    /**
     * Reads an archive.
     *
     * @throws BadRecording if it is no archive, or holds no request
     */
    public static RequestLog read(Content content) throws IOException, BadRecording {
        return new HarFile(Entry::needs, entry -> {}).all(content);
    }

    /**
     * Reads an archive with hosts, headers and bodies.
     *
     * @throws BadRecording if it is no archive, or holds no request
     */
    public static RecordedTraffic traffic(Content content) throws IOException, BadRecording {
        List<RecordedCall> calls = new ArrayList<>();
        HarFile har = new HarFile(path -> true, entry -> calls.add(new EntryCall(entry).call()));
        return RecordedTraffic.of(har.all(content), calls);
    }

    private RequestLog all(Content content) throws IOException, BadRecording {
        try (JsonParser json = Json.of(content)) {
            json.nextToken();
            for (String name = Json.field(json); name != null; name = Json.field(json)) {
                if (name.equals("log") && Json.isObject(json)) {
                    log(json);
                } else {
                    json.skipChildren();
                }
            }
        }
        return recording();
    }

    private void log(JsonParser json) throws IOException {
        for (String name = Json.field(json); name != null; name = Json.field(json)) {
            switch (name) {
                case "version" -> version = Json.text(json);
                case "creator" ->
                    creator = Json.isObject(json) ? Json.leaves(json).getOrDefault("name", "") : creator;
                case "pages" -> pages(json);
                case "entries" -> entries(json);
                default -> json.skipChildren();
            }
        }
    }

    private void pages(JsonParser json) throws IOException {
        if (Json.isArray(json)) {
            while (Json.element(json)) {
                json.skipChildren();
                pages++;
            }
        }
    }

    private void entries(JsonParser json) throws IOException {
        entries = true;
        if (!Json.isArray(json)) {
            return;
        }
        while (Json.element(json)) {
            long line = json.currentTokenLocation().getLineNr();
            if (Json.isObject(json)) {
                take(new Entry(Json.leaves(json, needed)), line);
            } else {
                skipped.skip(line, "an entry that is no object");
            }
        }
    }

    private void take(Entry entry, long line) {
        String stranger = entry.stranger();
        if (!stranger.isEmpty()) {
            skipped.skip(line, stranger);
            return;
        }
        lasting += entry.lasts() ? 1 : 0;
        untimed += !entry.lasts() && Double.isNaN(entry.seconds()) ? 1 : 0;
        requests.add(entry.request());
        taker.accept(entry);
    }

    private RequestLog recording() throws BadRecording {
        if (requests.size() == 0) {
            throw empty();
        }
        if (pages > 0) {
            notes.add(pages + (pages == 1 ? " page" : " pages") + ", recorded by " + Text.shown(creator));
        }
        if (lasting > 0) {
            notes.add(lasting + " web sockets or event streams: how long they stayed open is no response time");
        }
        if (untimed > 0) {
            notes.add(untimed + " requests have no time, nor timings to add up");
        }
        return new RequestLog("HAR " + (version.isBlank() ? "1.1" : version), requests, skipped.total(), notes);
    }

    private BadRecording empty() {
        if (skipped.count() > 0) {
            Skipped.Part first = skipped.total().first().get(0);
            return new BadRecording(
                    first.line(),
                    "log.entries must hold a request to a server, was " + skipped.count() + " without: "
                            + first.reason(),
                    "");
        }
        String was = entries ? "an empty list" : "missing";
        return new BadRecording(0, "log.entries must hold a request, was " + was, "record again with the page loading");
    }
}
