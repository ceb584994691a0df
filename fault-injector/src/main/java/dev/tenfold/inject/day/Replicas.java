package dev.tenfold.inject.day;

import dev.tenfold.inject.Loop;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.Sighting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads all replica sources before a step, and does not wait for slow ones; on the loop alone. */
final class Replicas {
    private final List<ReplicaSource> sources;
    private final Loop loop;
    private final Consumer<Sighting> seen;
    private final Map<String, ReplicaCount> last = new LinkedHashMap<>();
    private final Set<ReplicaSource> asked = new LinkedHashSet<>();
    private final Set<ReplicaSource> silent = new LinkedHashSet<>();

    Replicas(List<ReplicaSource> sources, Loop loop, Consumer<Sighting> seen) {
        this.sources = sources;
        this.loop = loop;
        this.seen = seen;
    }

    /**
     * Reads.
     *
     * @param patience what has not answered by then counts as before
     * @return the last known replicas by service, of those that ever answered; never fails
     */
    Future<Map<String, ReplicaCount>> read(Duration patience) {
        if (sources.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        Promise<Void> answered = Promise.promise();
        List<Future<?>> reads = new ArrayList<>();
        for (ReplicaSource source : sources) {
            if (asked.add(source)) {
                reads.add(read(source).onComplete(done -> asked.remove(source)));
            } else {
                note(source, "no answer yet");
            }
        }
        Loop.Booking limit = loop.after(patience, answered::tryComplete);
        Future.join(reads).onComplete(done -> answered.tryComplete());
        return answered.future().map(ignored -> {
            limit.cancel();
            return Map.copyOf(last);
        });
    }

    private Future<Void> read(ReplicaSource source) {
        Future<ReplicaCount> read;
        try {
            read = source.read();
        } catch (RuntimeException failed) {
            read = Future.failedFuture(failed);
        }
        return read.onSuccess(count -> take(source, count))
                .onFailure(failed -> note(source, failed.getMessage()))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void take(ReplicaSource source, ReplicaCount count) {
        if (silent.remove(source)) {
            seen.accept(new Sighting(
                    loop.now(), Sighting.Kind.TROUBLE, source.service(), source.origin() + " answers again"));
        }
        ReplicaCount before = last.put(source.service(), count);
        if (before != null && before.desired() != count.desired()) {
            seen.accept(new Sighting(
                    loop.now(),
                    Sighting.Kind.SCALED,
                    source.service(),
                    "from " + before.desired() + " to " + count.desired() + " replicas"));
        }
    }

    private void note(ReplicaSource source, String trouble) {
        if (silent.add(source)) {
            seen.accept(new Sighting(
                    loop.now(),
                    Sighting.Kind.TROUBLE,
                    source.service(),
                    "replicas cannot be read from " + source.origin() + ": " + trouble));
        }
    }

    void close() {
        sources.forEach(ReplicaSource::close);
    }
}
