package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * InfluxDB's line protocol over HTTP: {@code /write} of version 1, {@code /api/v2/write} of version 2. Undo deletes the
 * points that carry the game day's marker.
 *
 * @see <a href="https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/">line protocol</a>
 * @see <a href="https://docs.influxdata.com/influxdb/v2/write-data/delete-data/">deletion</a>
 */
final class Influx implements Outlet {
    private static final int MOST_IN_BATCH = 5_000;
    private static final String WRITE_2 = "/api/v2/write";

    private final URI uri;
    private final boolean second;
    private final HttpTarget target;

    Influx(Vertx vertx, Destination destination, Options options) {
        uri = options.uri("http", "https");
        second = uri.getPath().endsWith(WRITE_2);
        if (!uri.getPath().endsWith("/write") || uri.getRawQuery() == null) {
            throw options.wrong(
                    "uri", "must end with " + WRITE_2 + "?org=ORG&bucket=BUCKET or with /write?db=DATABASE");
        }
        target = new HttpTarget(vertx, destination, options, "Token");
    }

    @Override
    public int most() {
        return MOST_IN_BATCH;
    }

    @Override
    public Future<Outcome> send(Batch batch) {
        if (!batch.ending()) {
            Buffer body = Buffer.buffer(lines(batch));
            return post(URI.create(uri + "&precision=ms"), "text/plain; charset=utf-8", body);
        }
        Future<Outcome> done = Future.succeededFuture(Outcome.TAKEN);
        for (String marker : Marker.of(batch)) {
            done = done.compose(before ->
                    before == Outcome.TAKEN ? delete(marker, batch.timeMillis()) : Future.succeededFuture(before));
        }
        return done;
    }

    private Future<Outcome> delete(String marker, long timeMillis) {
        if (second) {
            JsonObject range = new JsonObject()
                    .put("start", "1970-01-01T00:00:00Z")
                    .put("stop", Instant.ofEpochMilli(timeMillis + 1_000).toString())
                    .put(
                            "predicate",
                            Marker.LABEL + "=\"" + marker.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
            return post(at("delete"), "application/json", range.toBuffer());
        }
        String statement = "DROP SERIES WHERE \"" + Marker.LABEL + "\" = '"
                + marker.replace("\\", "\\\\").replace("'", "\\'") + "'";
        return post(
                at("query"),
                "application/x-www-form-urlencoded",
                Buffer.buffer("q=" + URLEncoder.encode(statement, StandardCharsets.UTF_8)));
    }

    /** The neighbour of the path that it writes to, with the same query. */
    private URI at(String verb) {
        return URI.create(uri.toString().replaceFirst("/write\\?", "/" + verb + "?"));
    }

    private Future<Outcome> post(URI to, String type, Buffer body) {
        return target.send(HttpMethod.POST, to, Map.of("Content-Type", type), body)
                .map(this::outcome)
                .otherwise(unreachable -> Replies.away(uri, unreachable));
    }

    private Outcome outcome(HttpTarget.Answer answer) {
        // Version 1 answers 200 to statements that it could not carry out.
        return answer.good() && answer.words().contains("\"error\"")
                ? new Outcome.Refused(0, Replies.sentence(uri, answer))
                : Replies.outcome(uri, answer, Instant.now());
    }

    /** One line a series, with the one field {@code value}; what is no number has no line. */
    static String lines(Batch batch) {
        StringBuilder lines = new StringBuilder();
        for (Batch.Slice slice : batch.slices()) {
            for (Reading reading : slice.readings()) {
                if (Double.isFinite(reading.value())) {
                    series(lines, reading.labels());
                    lines.append(" value=")
                            .append(Numbers.text(reading.value()))
                            .append(' ')
                            .append(batch.timeMillis())
                            .append('\n');
                }
            }
        }
        return lines.toString();
    }

    private static void series(StringBuilder lines, Labels labels) {
        lines.append(escaped(labels.name(), List.of(",", " ")));
        labels.withoutName()
                .forEach((name, value) -> lines.append(',')
                        .append(escaped(name, List.of(",", "=", " ")))
                        .append('=')
                        .append(escaped(value, List.of(",", "=", " "))));
    }

    /** A line feed would end the line, and a backslash at the end would escape what follows. */
    private static String escaped(String word, List<String> special) {
        String escaped = word.replaceAll("[\\r\\n]", " ").replaceFirst("\\\\+$", "");
        for (String each : special) {
            escaped = escaped.replace(each, "\\" + each);
        }
        return escaped;
    }

    @Override
    public void close() {
        target.close();
    }
}
