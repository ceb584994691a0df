package dev.tenfold.inject.day;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/** The sinks of one game day, in the order of its destinations; on the loop alone. */
final class Outlets {
    private final List<Destination> destinations;
    private final List<Sink> sinks = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private volatile List<Sink.Health> health = List.of();

    Outlets(List<Destination> destinations) {
        this.destinations = destinations;
    }

    /** @throws IllegalArgumentException if one of them cannot be; none is open then */
    void open(Gear gear) {
        try {
            for (Destination destination : destinations) {
                sinks.add(gear.sinks().apply(destination));
                troubles.add("");
            }
        } catch (RuntimeException unusable) {
            sinks.forEach(Sink::close);
            sinks.clear();
            throw unusable;
        }
        look();
    }

    /**
     * Writes to all of them.
     *
     * @param said told of each sink's trouble when it begins, and with an empty sentence when it is over
     */
    void write(Snapshot snapshot, BiConsumer<Destination, String> said) {
        for (int i = 0; i < sinks.size(); i++) {
            int place = i;
            Sink sink = sinks.get(i);
            try {
                sink.write(snapshot).onComplete(done -> {
                    String trouble = done.succeeded() ? sink.health().trouble() : sentence(done.cause());
                    note(place, trouble, said);
                });
            } catch (RuntimeException failed) {
                note(place, sentence(failed), said);
            }
        }
        look();
    }

    private void note(int place, String trouble, BiConsumer<Destination, String> said) {
        if (troubles.get(place).isEmpty() != trouble.isEmpty()) {
            said.accept(destinations.get(place), trouble);
        }
        troubles.set(place, trouble);
    }

    private static String sentence(Throwable failed) {
        return Objects.requireNonNullElse(failed.getMessage(), failed.getClass().getSimpleName());
    }

    private void look() {
        health = sinks.stream().map(Sink::health).toList();
    }

    /**
     * Hands the sink of a place over, to be undone and closed; null if it was never opened. Nothing is written then.
     */
    Sink handOver(int place) {
        return place < sinks.size() ? sinks.set(place, null) : null;
    }

    /** How they fared after the last write; may be called from any thread. */
    List<Sink.Health> health() {
        return health;
    }

    void close() {
        sinks.stream().filter(Objects::nonNull).forEach(Sink::close);
    }
}
