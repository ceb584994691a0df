package dev.tenfold.policy.nomad;

import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.ParseFailure;
import dev.tenfold.promql.syntax.Parser;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One {@code check} block of a policy.
 *
 * @param name of the check
 * @param group {@code group}; empty where none is written
 * @param source {@code source}, such as {@code prometheus}; {@code nomad-apm} by default
 * @param query {@code query}, as written
 * @param queryWindow {@code query_window}; 1 minute by default
 * @param queryWindowOffset {@code query_window_offset}; zero by default
 * @param onError {@code on_error} in force, see {@link CheckError#inForce}
 * @param strategy what is made of the metric
 */
public record Check(
        String name,
        String group,
        String source,
        String query,
        Duration queryWindow,
        Duration queryWindowOffset,
        CheckError onError,
        Strategy strategy) {

    /** {@code query_window} where it is not written. */
    public static final Duration DEFAULT_QUERY_WINDOW = Duration.ofMinutes(1);

    public Check {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(queryWindow, "queryWindow");
        Objects.requireNonNull(queryWindowOffset, "queryWindowOffset");
        Objects.requireNonNull(onError, "onError");
        Objects.requireNonNull(strategy, "strategy");
    }

    /** Whether Nomad itself is asked. */
    public boolean isOfNomad() {
        return source.equals(NomadQuery.SOURCE);
    }

    /** Whether Prometheus is asked. */
    public boolean isOfPrometheus() {
        return source.equals("prometheus");
    }

    /** Why the source would refuse the query, as a rule that it breaks; empty if it would not, or nobody asks. */
    public Optional<String> refusal() {
        if (!strategy.needsMetric()) {
            return Optional.empty();
        }
        if (isOfNomad() && NomadQuery.of(query).isEmpty()) {
            return Optional.of("must be a query of nomad-apm: avg, min, max or sum and cpu, cpu-allocated, memory or"
                    + " memory-allocated, or percentage-allocated and cpu or memory");
        }
        try {
            if (isOfPrometheus()) {
                Parser.parse(query, Generation.THREE);
            }
            return Optional.empty();
        } catch (ParseFailure failure) {
            return Optional.of("must be PromQL: " + failure.getMessage());
        }
    }
}
