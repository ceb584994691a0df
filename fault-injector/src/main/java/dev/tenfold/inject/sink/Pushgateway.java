package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.exposition.Exposition;
import dev.tenfold.inject.exposition.Format;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pushes to a Pushgateway: a group per game day, replaced as a whole by each snapshot. Undo deletes the group.
 *
 * @see <a href="https://github.com/prometheus/pushgateway#api">its API</a>
 */
final class Pushgateway implements Outlet {
    static final List<String> OPTIONS = List.of("job");

    private final Vertx vertx;
    private final URI uri;
    private final String job;
    private final HttpTarget target;

    Pushgateway(Vertx vertx, Destination destination, Options options) {
        this.vertx = vertx;
        job = options.text("job", "tenfold");
        if (job.isEmpty()) {
            throw options.wrong("job", "must not be empty");
        }
        target = new HttpTarget(vertx, destination, options, "Bearer");
        uri = destination.uri();
    }

    /** A group is replaced by what one request holds: a snapshot is never cut. */
    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Future<Outcome> send(Batch batch) {
        Set<String> markers = Marker.of(batch);
        if (batch.ending()) {
            Future<Outcome> done = Future.succeededFuture(Outcome.TAKEN);
            for (String marker : markers) {
                done = done.compose(
                        before -> before == Outcome.TAKEN ? delete(marker) : Future.succeededFuture(before));
            }
            return done;
        }
        if (markers.size() != 1) {
            return Future.succeededFuture(
                    new Outcome.Refused(0, "series must carry the label " + Marker.LABEL + " of one game day"));
        }
        return vertx.executeBlocking(
                        () -> Buffer.buffer(new Exposition(List.of(snapshot(batch))).render(Format.TEXT)), false)
                .compose(body -> request(HttpMethod.PUT, markers.iterator().next(), body));
    }

    private Future<Outcome> delete(String marker) {
        return request(HttpMethod.DELETE, marker, Buffer.buffer());
    }

    private Future<Outcome> request(HttpMethod method, String marker, Buffer body) {
        URI group = group(marker);
        return target.send(method, group, Map.of("Content-Type", Format.TEXT.contentType()), body)
                .map(answer -> Replies.outcome(group, answer, Instant.now()))
                .otherwise(unreachable -> Replies.away(uri, unreachable));
    }

    private static Snapshot snapshot(Batch batch) {
        List<Family> families = new ArrayList<>();
        for (Batch.Slice slice : batch.slices()) {
            Family family = slice.family();
            List<Reading> readings = slice.readings();
            families.add(new Family(family.name(), family.type(), family.help(), readings));
        }
        return new Snapshot(Instant.ofEpochMilli(batch.timeMillis()), families, List.of());
    }

    /** Where a game day's group lives; words are told in base64, since a path cannot hold every one of them. */
    private URI group(String marker) {
        String root = uri.toString().replaceFirst("/+$", "");
        return URI.create(
                root + "/metrics/job@base64/" + base64(job) + "/" + Marker.LABEL + "@base64/" + base64(marker));
    }

    private static String base64(String word) {
        return Base64.getUrlEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        target.close();
    }
}
