package dev.tenfold.promql;

import dev.tenfold.promql.syntax.ValueType;

/** A query that can be asked at one time after another. */
public interface Query {

    /** The query as it was written. */
    String text();

    /** What it yields. */
    ValueType type();

    /**
     * Evaluates at one time, as an instant query does.
     *
     * @param timeMillis not before the newest sample
     * @throws dev.tenfold.promql.function.EvaluationFailure if there is no answer
     */
    QueryResult at(long timeMillis);
}
