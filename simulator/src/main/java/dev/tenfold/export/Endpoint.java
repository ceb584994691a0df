package dev.tenfold.export;

import dev.tenfold.scenario.LoadSpec;
import java.util.List;

/**
 * What is asked of a service.
 *
 * @param path such as {@code /api/users}
 * @param share of the requests that ask for it, 0..1
 */
record Endpoint(String path, double share) {
    /** Where nobody tells requests apart. */
    static final List<Endpoint> ANY = List.of(new Endpoint("/", 1));

    /** The endpoints that users ask for; one if the scenario does not tell them apart. */
    static List<Endpoint> of(LoadSpec load) {
        double weights =
                load.endpoints().stream().mapToDouble(LoadSpec.Endpoint::weight).sum();
        return load.endpoints().isEmpty()
                ? ANY
                : load.endpoints().stream()
                        .map(endpoint -> new Endpoint(endpoint.path(), endpoint.weight() / weights))
                        .toList();
    }
}
