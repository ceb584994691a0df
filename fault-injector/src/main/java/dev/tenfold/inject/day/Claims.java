package dev.tenfold.inject.day;

import dev.tenfold.inject.Destination;
import dev.tenfold.metric.Labels;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which game day writes which series where. The marker sets apart what two of them write, but an alert over both would
 * see twice the load: so the marker does not count here. May be called from any thread.
 */
final class Claims {
    /** Where a game day is read from that pushes nowhere: the injector's own endpoints. */
    private static final String AIR = "air";

    private final Map<String, Map<Labels, String>> owners = new HashMap<>();

    /**
     * Claims series for a game day everywhere, or nowhere.
     *
     * @param marker names of the labels that do not count
     * @return a sentence if another game day has one of them; empty if they are claimed
     */
    synchronized Optional<String> claim(
            String day, List<Destination> destinations, Collection<Labels> series, Collection<String> marker) {
        List<Labels> bare =
                series.stream().map(labels -> labels.without(marker)).toList();
        Optional<String> conflict = conflict(day, destinations, bare);
        if (conflict.isEmpty()) {
            for (String place : places(destinations)) {
                Map<Labels, String> taken = owners.computeIfAbsent(place, ignored -> new HashMap<>());
                bare.forEach(labels -> taken.put(labels, day));
            }
        }
        return conflict;
    }

    /** What a claim would say. */
    synchronized Optional<String> conflict(
            String day, List<Destination> destinations, Collection<Labels> series, Collection<String> marker) {
        return conflict(
                day,
                destinations,
                series.stream().map(labels -> labels.without(marker)).toList());
    }

    private Optional<String> conflict(String day, List<Destination> destinations, List<Labels> bare) {
        for (String place : places(destinations)) {
            Map<Labels, String> taken = owners.getOrDefault(place, Map.of());
            for (Labels labels : bare) {
                String owner = taken.getOrDefault(labels, day);
                if (!owner.equals(day)) {
                    return Optional.of("game day " + owner + " already writes " + labels
                            + (place.equals(AIR) ? "" : " to " + place));
                }
            }
        }
        return Optional.empty();
    }

    /** Lets go of all that a game day claimed. */
    synchronized void release(String day) {
        owners.values().forEach(taken -> taken.values().removeIf(day::equals));
        owners.values().removeIf(Map::isEmpty);
    }

    private static List<String> places(List<Destination> destinations) {
        return destinations.isEmpty()
                ? List.of(AIR)
                : destinations.stream()
                        .map(destination ->
                                destination.kind() + " " + destination.uri().normalize())
                        .toList();
    }
}
