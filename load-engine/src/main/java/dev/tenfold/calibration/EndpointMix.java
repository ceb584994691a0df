package dev.tenfold.calibration;

import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.text.PathTemplates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is asked for, and how often: routes by their share of the requests. */
final class EndpointMix {
    private static final int MOST = 20;
    private static final String OTHER = "/other";
    private final Map<String, Double> counts = new TreeMap<>();

    /**
     * A route.
     *
     * @param path such as {@code /users/{id}}
     * @param share of all requests, 0..1
     */
    record Endpoint(String path, double share) {}

    /** Counts the requests of a log by route. */
    void add(RequestLog log) {
        RequestColumns columns = log.columns();
        // Only looked up, never walked through: the order of a hash does not show.
        Map<Integer, String> routes = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int path = columns.path(i);
            String route = routes.computeIfAbsent(
                    path, number -> PathTemplates.of(columns.paths().word(number)));
            counts.merge(route, 1.0, Double::sum);
        }
    }

    /** Counts the requests of a load test by what the tool calls them. */
    void add(LoadTest test) {
        for (dev.tenfold.recording.Endpoint each : test.endpoints()) {
            if (each.count() > 0 && !each.name().isEmpty()) {
                counts.merge(PathTemplates.of(each.name()), (double) each.count(), Double::sum);
            }
        }
    }

    /** The routes, those most asked for first; the rare ones together as one. */
    List<Endpoint> endpoints() {
        double total = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Endpoint> all = new ArrayList<>();
        counts.forEach((path, count) -> all.add(new Endpoint(path, count / total)));
        all.sort((a, b) -> Double.compare(b.share, a.share));
        if (all.size() <= MOST) {
            return all;
        }
        List<Endpoint> told = new ArrayList<>(all.subList(0, MOST));
        told.add(new Endpoint(
                OTHER,
                all.subList(MOST, all.size()).stream()
                        .mapToDouble(Endpoint::share)
                        .sum()));
        return told;
    }
}
