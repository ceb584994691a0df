package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/** A sink of one lane, which carries what an outlet knows to write. */
final class LanedSink implements Sink {
    /** Series that wait at most where nothing else is said: some hundred MB. */
    static final int BUFFER = 500_000;

    static final int MOST_BUFFER = 50_000_000;

    private final Destination destination;
    private final Outlet outlet;
    private final Lanes lanes;

    LanedSink(Destination destination, Outlet outlet, int buffer, Timer timer, RandomGenerator random) {
        this.destination = destination;
        this.outlet = outlet;
        lanes = new Lanes(List.of(new Lane(outlet, timer, random, buffer)));
    }

    @Override
    public Destination destination() {
        return destination;
    }

    @Override
    public Future<Void> write(Snapshot snapshot) {
        return lanes.put(snapshot, each -> cut(each, false));
    }

    @Override
    public Future<Void> undo(Collection<Labels> series, Instant now) {
        Snapshot end = Batch.endOf(series, now);
        return lanes.clear().compose(quiet -> lanes.carry(end, each -> cut(each, true)));
    }

    private List<List<Batch>> cut(Snapshot snapshot, boolean ending) {
        return new Batch.Cutter(snapshot, ending, outlet.most(), 1, outlet::mayCutBefore).cut(Batch.ONE_LANE);
    }

    @Override
    public Health health() {
        return lanes.health();
    }

    @Override
    public void close() {
        lanes.close();
        outlet.close();
    }
}
