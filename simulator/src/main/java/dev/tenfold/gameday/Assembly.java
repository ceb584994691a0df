package dev.tenfold.gameday;

import dev.tenfold.export.OnAir;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Family.Type;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.Staleness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is on the air as families. How series belong together is found anew only when one comes or goes. */
final class Assembly {
    private static final String HELP = "Synthetic, injected by Tenfold";

    private final OnAir onAir;
    private final boolean withScrapes;
    private long version = -1;
    private Map<String, String> marker = Map.of();
    private List<Plan> plans = List.of();

    /**
     * @param withScrapes whether to tell what Prometheus notes of its scrapes, {@code up} and {@code scrape_...}, which
     *     one that scrapes notes itself
     */
    Assembly(OnAir onAir, boolean withScrapes) {
        this.onAir = onAir;
        this.withScrapes = withScrapes;
    }

    /** A family's series, in order. */
    private record Plan(String name, Type type, List<Series> series, List<Labels> marked) {}

    /** All that is there now, by name. */
    List<Family> families(Map<String, String> marks) {
        if (onAir.version() != version || !marks.equals(marker)) {
            plan(marks);
        }
        List<Family> families = new ArrayList<>(plans.size());
        for (Plan plan : plans) {
            List<Reading> readings = new ArrayList<>(plan.series().size());
            for (int i = 0; i < plan.series().size(); i++) {
                double value = onAir.value(plan.series().get(i));
                if (!Staleness.isMarker(value)) {
                    readings.add(new Reading(plan.marked().get(i), value));
                }
            }
            if (!readings.isEmpty()) {
                families.add(new Family(plan.name(), plan.type(), HELP, readings));
            }
        }
        return families;
    }

    private void plan(Map<String, String> marks) {
        List<Plan> fresh = new ArrayList<>();
        for (Kinship.Kin kin : Kinship.of(onAir.series())) {
            if (withScrapes || !isOfScrapes(kin.name())) {
                List<Labels> marked = kin.series().stream()
                        .map(series -> marked(series, marks))
                        .toList();
                fresh.add(new Plan(kin.name(), kin.type(), kin.series(), marked));
            }
        }
        plans = List.copyOf(fresh);
        marker = Map.copyOf(marks);
        version = onAir.version();
    }

    private static boolean isOfScrapes(String name) {
        return name.equals("up") || name.startsWith("scrape_");
    }

    private static Labels marked(Series series, Map<String, String> marks) {
        Labels labels = series.labels();
        for (Map.Entry<String, String> mark : marks.entrySet()) {
            labels = labels.with(mark.getKey(), mark.getValue());
        }
        return labels;
    }
}
