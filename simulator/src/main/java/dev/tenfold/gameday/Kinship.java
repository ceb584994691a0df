package dev.tenfold.gameday;

import dev.tenfold.inject.Family.Type;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which series belong to one family, and what their values mean: by Prometheus' rules for names, which all exporters
 * keep.
 *
 * @see <a href="https://prometheus.io/docs/practices/naming/">Prometheus: metric and label naming</a>
 */
final class Kinship {
    private static final String BUCKET = "_bucket";
    private static final List<String> SUMS = List.of("_sum", "_count");
    /** Within a histogram's series of equal labels: buckets by their bounds, then the sum, then the count. */
    private static final Comparator<Series> WITHIN_HISTOGRAM = Comparator.comparing(
                    (Series series) -> series.labels().without(Set.of(Labels.NAME, "le")))
            .thenComparingInt(series -> rank(series.labels().name()))
            .thenComparingDouble(series -> bound(series.labels().get("le")));

    private final Set<String> histograms = new HashSet<>();

    private Kinship(List<Series> all) {
        for (Series series : all) {
            String name = series.labels().name();
            if (name.endsWith(BUCKET) && !series.labels().get("le").isEmpty()) {
                histograms.add(name.substring(0, name.length() - BUCKET.length()));
            }
        }
    }

    /** The series of one family, in the order of an exposition. */
    record Kin(String name, Type type, List<Series> series) {}

    /** The families of some series, by name. */
    static List<Kin> of(List<Series> all) {
        Kinship kinship = new Kinship(all);
        TreeMap<String, List<Series>> byFamily = new TreeMap<>();
        for (Series series : all) {
            byFamily.computeIfAbsent(kinship.family(series.labels().name()), unused -> new ArrayList<>())
                    .add(series);
        }
        List<Kin> families = new ArrayList<>();
        byFamily.forEach((name, members) -> {
            Type type = kinship.type(name);
            if (type == Type.HISTOGRAM) {
                members.sort(WITHIN_HISTOGRAM);
            }
            families.add(new Kin(name, type, List.copyOf(members)));
        });
        return families;
    }

    private String family(String name) {
        String stem = name.endsWith(BUCKET) ? name.substring(0, name.length() - BUCKET.length()) : name;
        for (String suffix : SUMS) {
            stem = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : stem;
        }
        return histograms.contains(stem) ? stem : name;
    }

    private Type type(String family) {
        if (histograms.contains(family)) {
            return Type.HISTOGRAM;
        }
        boolean counts = family.endsWith("_total") || SUMS.stream().anyMatch(family::endsWith);
        return counts ? Type.COUNTER : Type.GAUGE;
    }

    private static int rank(String name) {
        return name.endsWith(BUCKET) ? 0 : name.endsWith("_sum") ? 1 : 2;
    }

    private static double bound(String le) {
        return le.isEmpty() || le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
    }
}
