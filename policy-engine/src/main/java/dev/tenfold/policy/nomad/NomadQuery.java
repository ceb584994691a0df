package dev.tenfold.policy.nomad;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A query of the plugin {@code nomad-apm}, which asks Nomad itself: the use of a group's allocations right now, or how
 * much of a cluster's clients is allocated.
 *
 * @param operation what is made of the allocations' values
 * @param metric what is asked
 * @see <a href="https://developer.hashicorp.com/nomad/tools/autoscaling/plugins/apm/nomad">Nomad APM plugin</a>
 */
public record NomadQuery(Operation operation, Metric metric) {
    /** What checks call the plugin. */
    public static final String SOURCE = "nomad-apm";

    /** What is made of several values. */
    public enum Operation {
        AVG,
        MIN,
        MAX,
        SUM,
        /** The share of all clients together; the only one of clusters, and of nothing else. */
        PERCENTAGE_ALLOCATED
    }

    /** What is asked. */
    public enum Metric {
        /** Percent of one core; of a cluster, all. */
        CPU,
        /** Percent of what is allocated. */
        CPU_ALLOCATED,
        /** Bytes; of a cluster, percent. */
        MEMORY,
        /** Percent of what is allocated. */
        MEMORY_ALLOCATED
    }

    /**
     * Reads a query: in short, such as {@code avg_cpu}, or in full, such as {@code taskgroup_avg_cpu/group/job} and
     * {@code node_percentage-allocated_cpu/class/high-memory}.
     *
     * @return empty if the plugin would refuse it
     */
    public static Optional<NomadQuery> of(String text) {
        String head = text.split("/", 2)[0].replaceFirst("^(taskgroup|node)_", "");
        int cut = head.indexOf('_');
        if (cut < 0) {
            return Optional.empty();
        }
        Optional<Operation> operation = named(Operation.values(), head.substring(0, cut));
        Optional<Metric> metric = named(Metric.values(), head.substring(cut + 1));
        return operation
                .flatMap(op -> metric.map(of -> new NomadQuery(op, of)))
                .filter(query -> query.operation != Operation.PERCENTAGE_ALLOCATED
                        || query.metric == Metric.CPU
                        || query.metric == Metric.MEMORY);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String text) {
        return List.of(values).stream()
                .filter(value ->
                        value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst();
    }
}
