package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a rehearsal foretold of one alert or scaling event, and what a game day brought. The first of a kind belongs to
 * the first, the second to the second.
 *
 * @param kind an alert that fires, or a scaling event
 * @param subject the alert, or the service
 * @param title as it happened, or as foretold if it did not
 * @param predicted seconds since start; empty if it was not foretold
 * @param real seconds since start; empty if it did not happen
 */
public record Prediction(Event.Kind kind, String subject, String title, OptionalDouble predicted, OptionalDouble real) {
    private static final List<Kind> COMPARED = List.of(Kind.ALERT, Kind.SCALE_UP, Kind.SCALE_DOWN);

    /** How much later it happened than foretold, seconds; empty unless it was foretold and happened. */
    public OptionalDouble difference() {
        return predicted.isPresent() && real.isPresent()
                ? OptionalDouble.of(real.getAsDouble() - predicted.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Lays two runs of one scenario beside each other, by time. */
    static List<Prediction> of(History foretold, History real) {
        Map<String, List<Happening>> expected = byKind(foretold);
        Map<String, List<Happening>> happened = byKind(real);
        Map<String, Integer> kinds = new LinkedHashMap<>();
        expected.forEach((kind, all) -> kinds.merge(kind, all.size(), Math::max));
        happened.forEach((kind, all) -> kinds.merge(kind, all.size(), Math::max));
        List<Prediction> predictions = new ArrayList<>();
        kinds.forEach((kind, count) -> {
            for (int i = 0; i < count; i++) {
                predictions.add(pair(nth(expected.get(kind), i), nth(happened.get(kind), i)));
            }
        });
        predictions.sort(Comparator.comparingDouble(Prediction::first));
        return List.copyOf(predictions);
    }

    private double first() {
        return Math.min(predicted.orElse(Double.POSITIVE_INFINITY), real.orElse(Double.POSITIVE_INFINITY));
    }

    private static Map<String, List<Happening>> byKind(History history) {
        Map<String, List<Happening>> byKind = new LinkedHashMap<>();
        for (Happening happening : history.happenings()) {
            if (COMPARED.contains(happening.kind())) {
                byKind.computeIfAbsent(happening.kind() + " " + subject(happening), unused -> new ArrayList<>())
                        .add(happening);
            }
        }
        return byKind;
    }

    /** The alert's name stands where a scaling event has its policy. */
    private static String subject(Happening happening) {
        return happening.kind() == Kind.ALERT ? happening.policy() : happening.service();
    }

    private static Happening nth(List<Happening> all, int i) {
        return all == null || i >= all.size() ? null : all.get(i);
    }

    /** At most one of them is null. */
    private static Prediction pair(Happening foretold, Happening real) {
        Happening known = real == null ? foretold : real;
        return new Prediction(
                Event.Kind.valueOf(known.kind().name()), subject(known), known.title(), at(foretold), at(real));
    }

    private static OptionalDouble at(Happening happening) {
        return happening == null ? OptionalDouble.empty() : OptionalDouble.of(happening.atNanos() / 1e9);
    }
}
