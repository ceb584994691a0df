package dev.tenfold.promql;

import dev.tenfold.metric.SeriesStore;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.Parser;
import java.time.Duration;
import java.util.Objects;

/**
 * Prepares queries over one store, under the settings of one Prometheus.
 *
 * @param store what is asked
 * @param generation which Prometheus is imitated
 * @param lookback how old a sample may be and still count as current; {@code --query.lookback-delta}
 * @param subqueryStep the step of a subquery that names none; a Prometheus takes its {@code evaluation_interval}
 */
public record Engine(SeriesStore store, Generation generation, Duration lookback, Duration subqueryStep)
        implements Queries {
    /** Prometheus' default lookback, five minutes. */
    public static final Duration DEFAULT_LOOKBACK = Duration.ofMinutes(5);

    /** Prometheus' default evaluation interval, one minute. */
    public static final Duration DEFAULT_SUBQUERY_STEP = Duration.ofMinutes(1);

    public Engine {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(generation, "generation");
        if (lookback.toMillis() <= 0) {
            throw new IllegalArgumentException("lookback must be >= 1 ms, was " + lookback);
        }
        if (subqueryStep.toMillis() <= 0) {
            throw new IllegalArgumentException("subquery step must be >= 1 ms, was " + subqueryStep);
        }
    }

    /** An engine of generation 3 with Prometheus' defaults. */
    public Engine(SeriesStore store) {
        this(store, Generation.THREE);
    }

    /** An engine with Prometheus' defaults. */
    public Engine(SeriesStore store, Generation generation) {
        this(store, generation, DEFAULT_LOOKBACK, DEFAULT_SUBQUERY_STEP);
    }

    /**
     * Reads and plans a query, and has the store keep samples for as long as the query looks back from the newest. So
     * prepare before appending, and ask at times that are not before the newest sample.
     *
     * @throws dev.tenfold.promql.syntax.ParseFailure if the query cannot be read
     */
    @Override
    public PreparedQuery prepare(String query) {
        Expr expr = Parser.parse(query, generation);
        Planner planner = new Planner(query, this);
        Plan plan = expr.accept(planner);
        store.retain(planner.reachMillis());
        return new PreparedQuery(query, expr, plan, planner.reachMillis());
    }
}
