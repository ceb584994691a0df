package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Writes to whatever takes Prometheus remote write, 1.0 or 2.0. Batches go out in order, one at a time per shard, and a
 * series stays on its shard. Undo ends each series with a staleness marker, so that queries no longer see it from that
 * very instant.
 */
final class RemoteWriteSink implements Sink {
    static final List<String> OPTIONS = List.of("version", "max-samples", "shards", "buffer");

    private static final int MAX_SAMPLES = 2_000;
    private static final int BUFFER = 500_000;
    private static final int MOST_BUFFER = 50_000_000;
    private static final int MOST_SHARDS = 64;
    private static final int MOST_SAMPLES = 100_000;

    /** How much later markers are tried where the server has something newer: it grows with each attempt. */
    private static final long[] LATER_MILLIS = {1, 1_000, 10_000};

    private static final Map<String, String> VERSION_1 = Map.of(
            "Content-Type", "application/x-protobuf",
            "Content-Encoding", "snappy",
            "X-Prometheus-Remote-Write-Version", "0.1.0");
    private static final Map<String, String> VERSION_2 = Map.of(
            "Content-Type", "application/x-protobuf;proto=io.prometheus.write.v2.Request",
            "Content-Encoding", "snappy",
            "X-Prometheus-Remote-Write-Version", "2.0.0");

    private final Vertx vertx;
    private final Destination destination;
    private final HttpTarget target;
    private final Lanes lanes;
    private final int maxSamples;
    private boolean second;
    private long newestMillis = Long.MIN_VALUE;

    RemoteWriteSink(Vertx vertx, Destination destination, Options options, Timer timer, RandomGenerator random) {
        this.vertx = vertx;
        this.destination = destination;
        second = options.oneOf("version", "1", "1", "2").equals("2");
        maxSamples = options.count("max-samples", MAX_SAMPLES, 1, MOST_SAMPLES);
        int shards = options.count("shards", 1, 1, MOST_SHARDS);
        int buffer = options.count("buffer", BUFFER, 1, MOST_BUFFER);
        target = new HttpTarget(vertx, destination, options, "Bearer");
        List<Lane> each = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            each.add(new Lane(this::send, timer, random, Math.max(1, buffer / shards)));
        }
        lanes = new Lanes(each);
    }

    @Override
    public Destination destination() {
        return destination;
    }

    @Override
    public Future<Void> write(Snapshot snapshot) {
        newestMillis = Math.max(newestMillis, snapshot.at().toEpochMilli());
        return lanes.put(snapshot, each -> cut(each, false));
    }

    private List<List<Batch>> cut(Snapshot snapshot, boolean ending) {
        return new Batch.Cutter(snapshot, ending, maxSamples, lanes.count(), Batch.ANYWHERE).cut(this::shard);
    }

    private int shard(Labels labels) {
        return Math.floorMod(labels.hashCode(), lanes.count());
    }

    private Future<Outcome> send(Batch batch) {
        boolean two = second;
        return vertx.executeBlocking(
                        () -> Snappy.compress(two ? WriteRequest2.encode(batch) : WriteRequest.encode(batch)), false)
                .compose(body -> post(batch, body, two))
                .otherwise(unreachable -> Replies.away(destination.uri(), unreachable));
    }

    private Future<Outcome> post(Batch batch, Buffer body, boolean two) {
        URI uri = destination.uri();
        return target.send(HttpMethod.POST, uri, two ? VERSION_2 : VERSION_1, body)
                .compose(answer -> {
                    String told = answer.headers().get("X-Prometheus-Remote-Write-Samples-Written");
                    // 2.0 obliges its receivers to count; who does not has understood nothing, whatever it answers.
                    if (two && (answer.status() == 415 || told == null && (answer.good() || answer.status() == 400))) {
                        second = false;
                        return send(batch);
                    }
                    return Future.succeededFuture(outcome(answer, two ? told : null));
                });
    }

    private Outcome outcome(HttpTarget.Answer answer, String told) {
        Outcome outcome = Replies.outcome(destination.uri(), answer, Instant.now());
        if (outcome instanceof Outcome.Refused refused && told != null && told.matches("\\d{1,9}")) {
            return new Outcome.Refused(Integer.parseInt(told), refused.why());
        }
        return outcome;
    }

    @Override
    public Future<Void> undo(Collection<Labels> series, Instant now) {
        if (series.isEmpty()) {
            return lanes.clear();
        }
        // A marker beside a sample of the same instant would be refused as its duplicate.
        long at = Math.max(now.toEpochMilli(), newestMillis == Long.MIN_VALUE ? Long.MIN_VALUE : newestMillis + 1);
        newestMillis = at;
        return lanes.clear().compose(quiet -> end(List.copyOf(series), at, 0));
    }

    private Future<Void> end(List<Labels> series, long at, int attempt) {
        Snapshot end = Batch.endOf(series, Instant.ofEpochMilli(at));
        return lanes.carry(end, each -> cut(each, true)).recover(refused -> {
            boolean newer = String.valueOf(refused.getMessage()).matches("(?s).*(out of order|duplicate sample).*");
            return newer && attempt < LATER_MILLIS.length
                    ? end(series, at + LATER_MILLIS[attempt], attempt + 1)
                    : Future.failedFuture(refused);
        });
    }

    @Override
    public Health health() {
        return lanes.health();
    }

    @Override
    public void close() {
        lanes.close();
        target.close();
    }
}
