package dev.tenfold.confirm;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One run, predicted or measured.
 *
 * @param figures what it came to; a quantity is missing that it says nothing of
 * @param ready replicas over time; empty where nobody saw them
 */
public record Trial(Map<Quantity, Double> figures, Optional<ReadySteps> ready) {
    public Trial {
        figures =
                Collections.unmodifiableMap(figures.isEmpty() ? new EnumMap<>(Quantity.class) : new EnumMap<>(figures));
    }

    /** The same with the time that the fleet takes to reach a number of replicas. */
    Trial scalingTo(int replicas, Phases phases) {
        if (ready.isEmpty() || !phases.changes()) {
            return this;
        }
        Map<Quantity, Double> more = new EnumMap<>(figures);
        long end = phases.endNanos();
        long at = ready.get().firstOf(replicas, phases.changeNanos(), end);
        more.put(Quantity.SCALE_UP, (at - phases.changeNanos()) / 1e9);
        return new Trial(more, ready);
    }

    /**
     * What is known of its replicas.
     *
     * @param ready how many take requests, over time
     * @param peak the most that existed at once
     */
    record Fleet(ReadySteps ready, int peak) {}

    /** The same with what its replicas say. */
    static Trial of(Map<Quantity, Double> figures, Fleet fleet, Phases phases) {
        return of(figures, Optional.of(fleet), phases);
    }

    /** The same where perhaps nobody saw them. */
    static Trial of(Map<Quantity, Double> figures, Optional<Fleet> fleet, Phases phases) {
        Map<Quantity, Double> more = new EnumMap<>(figures);
        fleet.ifPresent(seen -> {
            more.put(Quantity.PEAK_REPLICAS, (double) seen.peak());
            more.put(Quantity.MEAN_REPLICAS, seen.ready().mean(phases.endNanos()));
        });
        return new Trial(more, fleet.map(Fleet::ready));
    }
}
