package dev.tenfold.inject.sink;

import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The lanes of one sink; each series stays in its own, so that its samples keep their order. */
final class Lanes {
    private final List<Lane> lanes;

    Lanes(List<Lane> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    /** Number of lanes. */
    int count() {
        return lanes.size();
    }

    /** Sends a snapshot that is cut for these lanes; done when all was taken, or the server is known to be away. */
    Future<Void> put(Snapshot snapshot, Function<Snapshot, List<List<Batch>>> cut) {
        return each(snapshot, cut, Lane::put);
    }

    /** The same for what must arrive: done only when all was taken, however long the server is away. */
    Future<Void> carry(Snapshot snapshot, Function<Snapshot, List<List<Batch>>> cut) {
        return each(snapshot, cut, Lane::carry);
    }

    private Future<Void> each(
            Snapshot snapshot,
            Function<Snapshot, List<List<Batch>>> cut,
            BiFunction<Lane, Batch, Future<Void>> act) {
        List<List<Batch>> batches = cut.apply(snapshot);
        List<Future<Void>> fates = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            for (Batch batch : batches.get(i)) {
                fates.add(act.apply(lanes.get(i), batch));
            }
        }
        return Future.join(fates).mapEmpty();
    }

    /** Drops what waits; done when nothing is on its way any more. */
    Future<Void> clear() {
        return Future.join(lanes.stream().map(Lane::clear).toList()).mapEmpty();
    }

    /** All of them together; the first trouble stands for all. */
    Sink.Health health() {
        String trouble = lanes.stream()
                .map(Lane::trouble)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new Sink.Health(
                trouble.isEmpty(),
                lanes.stream().mapToLong(Lane::written).sum(),
                lanes.stream().mapToLong(Lane::buffered).sum(),
                lanes.stream().mapToLong(Lane::dropped).sum(),
                trouble);
    }

    /** Drops everything. */
    void close() {
        lanes.forEach(Lane::close);
    }
}
