package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Point;
import dev.tenfold.metric.Sample;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A query ready to be evaluated over and over. It remembers which series it reads until some come or go, and reuses its
 * buffers; so it belongs to one thread, and to the store it was prepared for.
 */
public final class PreparedQuery implements Query {
    private final String text;
    private final Expr expr;
    private final Plan plan;
    private final long reachMillis;

    PreparedQuery(String text, Expr expr, Plan plan, long reachMillis) {
        this.text = text;
        this.expr = expr;
        this.plan = plan;
        this.reachMillis = reachMillis;
    }

    @Override
    public String text() {
        return text;
    }

    /** The query as it was read. */
    public Expr expression() {
        return expr;
    }

    @Override
    public ValueType type() {
        return expr.type();
    }

    /**
     * How far back from the moment of evaluation it looks, milliseconds; {@link Long#MAX_VALUE} with an {@code @ time}.
     */
    public long reachMillis() {
        return reachMillis;
    }

    @Override
    public QueryResult at(long timeMillis) {
        return plan.result(new Moment(timeMillis, timeMillis, timeMillis));
    }

    /**
     * Evaluates at each step of a time, as a range query does; of a vector or scalar a matrix comes out.
     *
     * @param startMillis first step
     * @param endMillis no step is later
     * @param stepMillis from step to step; &gt; 0
     * @throws dev.tenfold.promql.function.EvaluationFailure if there is no answer at some step
     * @throws IllegalArgumentException if the query yields a string or a matrix already
     */
    public QueryResult.Matrix between(long startMillis, long endMillis, long stepMillis) {
        if (type() == ValueType.STRING || type() == ValueType.MATRIX) {
            throw new IllegalArgumentException("invalid expression type \"" + type().documented()
                    + "\" for range query, must be Scalar or instant Vector");
        }
        if (stepMillis <= 0) {
            throw new IllegalArgumentException("step must be > 0 ms, was " + stepMillis);
        }
        Map<Labels, List<Point>> points = new TreeMap<>();
        for (long time = startMillis; time <= endMillis; time += stepMillis) {
            long now = time;
            for (Sample sample :
                    plan.result(new Moment(now, startMillis, endMillis)).samples()) {
                points.computeIfAbsent(sample.labels(), unused -> new ArrayList<>())
                        .add(new Point(now, sample.value()));
            }
        }
        List<QueryResult.Row> rows = new ArrayList<>();
        points.forEach((labels, row) -> rows.add(new QueryResult.Row(labels, row)));
        return new QueryResult.Matrix(rows);
    }
}
