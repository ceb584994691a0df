package dev.tenfold.inject.sink;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;

/**
 * Series that are sent together, all of one instant.
 *
 * @param timeMillis since 1970
 * @param ending whether these series end here, and their values mean nothing
 * @param slices what it holds, by family
 * @param size number of series
 */
record Batch(long timeMillis, boolean ending, List<Slice> slices, int size) {
    /** Sends everything one way. */
    static final ToIntFunction<Labels> ONE_LANE = labels -> 0;

    /** A batch may end after any series. */
    static final BiPredicate<Family, Reading> ANYWHERE = (family, next) -> true;

    /**
     * A part of a family.
     *
     * @param family its name, type and help; of its readings only those below
     * @param readings some of its series
     */
    record Slice(Family family, List<Reading> readings) {}

    /** The whole of a snapshot. */
    static Batch whole(Snapshot snapshot) {
        List<Slice> slices = snapshot.families().stream()
                .map(family -> new Slice(family, family.readings()))
                .toList();
        return new Batch(snapshot.at().toEpochMilli(), false, slices, snapshot.size());
    }

    /** These series end. Their types are not known here. */
    static Snapshot endOf(Collection<Labels> series, java.time.Instant now) {
        List<Reading> readings =
                series.stream().map(labels -> new Reading(labels, Double.NaN)).toList();
        return new Snapshot(now, List.of(new Family("", Family.Type.GAUGE, "", readings)), List.of());
    }

    /** The same series a little later. */
    Batch later(long millis) {
        return new Batch(timeMillis + millis, ending, slices, size);
    }

    /** Cuts a snapshot into batches. */
    static final class Cutter {
        private final Snapshot snapshot;
        private final boolean ending;
        private final int most;
        private final BiPredicate<Family, Reading> mayCutBefore;
        private final List<List<Batch>> batches = new ArrayList<>();
        private final List<Open> open = new ArrayList<>();

        /**
         * @param most series in a batch, unless it may not end there
         * @param lanes how many ways there are
         */
        Cutter(Snapshot snapshot, boolean ending, int most, int lanes, BiPredicate<Family, Reading> mayCutBefore) {
            this.snapshot = snapshot;
            this.ending = ending;
            this.most = most;
            this.mayCutBefore = mayCutBefore;
            for (int i = 0; i < lanes; i++) {
                batches.add(new ArrayList<>());
                open.add(new Open());
            }
        }

        /**
         * The batches of each way.
         *
         * @param lane which way a series goes, always the same
         */
        List<List<Batch>> cut(ToIntFunction<Labels> lane) {
            for (Family family : snapshot.families()) {
                for (Reading reading : family.readings()) {
                    int way = lane.applyAsInt(reading.labels());
                    Open filling = open.get(way);
                    if (filling.size >= most && mayCutBefore.test(family, reading)) {
                        finish(way);
                    }
                    filling.add(family, reading);
                }
            }
            for (int way = 0; way < open.size(); way++) {
                finish(way);
            }
            return batches;
        }

        private void finish(int way) {
            Open filled = open.get(way);
            if (filled.size > 0) {
                batches.get(way)
                        .add(new Batch(snapshot.at().toEpochMilli(), ending, List.copyOf(filled.slices), filled.size));
                filled.slices.clear();
                filled.size = 0;
            }
        }
    }

    private static final class Open {
        private final List<Slice> slices = new ArrayList<>();
        private int size;

        void add(Family family, Reading reading) {
            if (slices.isEmpty() || slices.get(slices.size() - 1).family() != family) {
                slices.add(new Slice(family, new ArrayList<>()));
            }
            slices.get(slices.size() - 1).readings().add(reading);
            size++;
        }
    }
}
