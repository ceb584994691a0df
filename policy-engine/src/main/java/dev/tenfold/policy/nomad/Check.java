package dev.tenfold.policy.nomad;

import java.time.Duration;
import java.util.Objects;

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
}
