package dev.tenfold.inject.journal;

import dev.tenfold.inject.Destination;
import dev.tenfold.metric.Labels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** How an entry is spelled: the checksum of the rest in eight hexadecimal digits, a space, and a JSON object. */
final class Line {
    private static final int CHECKSUM = 8;

    private Line() {}

    /** The line of an entry, with its end. */
    static byte[] of(Entry entry) {
        String json = json(entry).encode();
        return (checksum(json) + ' ' + json + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** The entry of a line; empty if the line is torn or damaged. */
    static Optional<Entry> read(String line) {
        if (line.length() <= CHECKSUM + 1 || line.charAt(CHECKSUM) != ' ') {
            return Optional.empty();
        }
        String json = line.substring(CHECKSUM + 1);
        return line.startsWith(checksum(json)) ? Optional.of(entry(new JsonObject(json))) : Optional.empty();
    }

    private static String checksum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static JsonObject json(Entry entry) {
        if (entry instanceof Entry.Begun begun) {
            JsonArray destinations = new JsonArray();
            begun.destinations()
                    .forEach(destination -> destinations.add(new JsonObject()
                            .put("kind", destination.kind())
                            .put("uri", destination.uri().toString())
                            .put("options", new JsonObject(new TreeMap<>(destination.options())))));
            return head("begun", entry)
                    .put("at", begun.at().toString())
                    .put("deadline", begun.deadline().toString())
                    .put("destinations", destinations);
        }
        if (entry instanceof Entry.Wrote wrote) {
            JsonArray series = new JsonArray();
            for (Labels labels : wrote.series()) {
                Map<String, Object> pairs = new LinkedHashMap<>();
                labels.forEach(pairs::put);
                series.add(new JsonObject(pairs));
            }
            return head("wrote", entry).put("series", series);
        }
        Entry.Undone undone = (Entry.Undone) entry;
        return head("undone", entry)
                .put("at", undone.at().toString())
                .put("destination", undone.destination())
                .put("how", undone.how());
    }

    private static JsonObject head(String kind, Entry entry) {
        return new JsonObject().put("kind", kind).put("day", entry.day());
    }

    private static Entry entry(JsonObject json) {
        String day = json.getString("day");
        return switch (json.getString("kind")) {
            case "begun" ->
                new Entry.Begun(
                        day,
                        Instant.parse(json.getString("at")),
                        Instant.parse(json.getString("deadline")),
                        objects(json.getJsonArray("destinations"))
                                .map(Line::destination)
                                .toList());
            case "wrote" ->
                new Entry.Wrote(
                        day,
                        objects(json.getJsonArray("series"))
                                .map(labels -> Labels.of(texts(labels)))
                                .toList());
            case "undone" ->
                new Entry.Undone(
                        day,
                        Instant.parse(json.getString("at")),
                        json.getInteger("destination"),
                        json.getString("how"));
            default ->
                throw new IllegalStateException("a newer Tenfold wrote this journal: it says " + json.getString("kind")
                        + "; undo it with that one");
        };
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    private static Destination destination(JsonObject json) {
        return new Destination(
                json.getString("kind"), URI.create(json.getString("uri")), texts(json.getJsonObject("options")));
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new TreeMap<>();
        json.forEach(each -> texts.put(each.getKey(), String.valueOf(each.getValue())));
        return texts;
    }
}
