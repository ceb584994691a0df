package dev.tenfold.inject.platform;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.PodUsage;
import dev.tenfold.inject.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The game days that are on air, as those ask who want one metric of them. */
public final class OnAir {
    private final Supplier<List<Snapshot>> snapshots;

    /** @param snapshots the last snapshot of each game day that runs; none of one that has ended */
    public OnAir(Supplier<List<Snapshot>> snapshots) {
        this.snapshots = snapshots;
    }

    /** The last snapshot of each game day. */
    public List<Snapshot> snapshots() {
        return snapshots.get();
    }

    /** All series that have a value; what is not a number, or endless, no API can tell. */
    public void forEach(Consumer<Observed> action) {
        for (Snapshot snapshot : snapshots()) {
            for (Family family : snapshot.families()) {
                tell(snapshot.at(), family, action);
            }
        }
    }

    /** The series of one metric that have a value; a histogram's by their full names. */
    public List<Observed> named(String metric) {
        List<Observed> found = new ArrayList<>();
        for (Snapshot snapshot : snapshots()) {
            for (Family family : snapshot.families()) {
                if (metric.startsWith(family.name())) {
                    tell(snapshot.at(), family, observed -> {
                        if (observed.labels().name().equals(metric)) {
                            found.add(observed);
                        }
                    });
                }
            }
        }
        return found;
    }

    private static void tell(Instant at, Family family, Consumer<Observed> action) {
        for (Reading reading : family.readings()) {
            if (Double.isFinite(reading.value())) {
                action.accept(new Observed(at, reading));
            }
        }
    }

    /** Names of all metrics that have a value, in order. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        forEach(observed -> names.add(observed.labels().name()));
        return names;
    }

    /** All pods, with the instant of their usage. */
    public void forEachPod(PodVisitor visitor) {
        for (Snapshot snapshot : snapshots()) {
            snapshot.pods().forEach(pod -> visitor.visit(snapshot.at(), pod));
        }
    }

    /** Something to be done with each pod. */
    @FunctionalInterface
    public interface PodVisitor {
        /** Takes one pod as it was at an instant. */
        void visit(Instant at, PodUsage pod);
    }
}
