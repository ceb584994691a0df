package dev.tenfold.export;

import dev.tenfold.scenario.LoadSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a service.
 *
 * @param path such as {@code /api/users}
 * @param share of the requests that ask for it, 0..1
 */
record Endpoint(String path, double share) {
    /** Where nobody tells requests apart. */
    static final List<Endpoint> ANY = List.of(new Endpoint("/", 1));

    /**
     * The endpoints that users ask a service for, with their shares where no surge is; one if the scenario does not
     * tell them apart.
     */
    static List<Endpoint> of(LoadSpec load, String service) {
        Map<String, Double> weights = new LinkedHashMap<>();
        load.kinds().stream()
                .filter(kind -> kind.service().equals(service))
                .forEach(kind -> weights.merge(kind.path(), kind.weight(), Double::sum));
        double all = weights.values().stream().mapToDouble(weight -> weight).sum();
        List<Endpoint> endpoints = new ArrayList<>();
        weights.forEach((path, weight) -> endpoints.add(new Endpoint(path, weight / all)));
        return endpoints;
    }
}
