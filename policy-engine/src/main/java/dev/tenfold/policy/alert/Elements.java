package dev.tenfold.policy.alert;

import dev.tenfold.metric.Sample;
import dev.tenfold.promql.Query;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.ValueType;
import java.util.List;

/** What a rule's expression yields. */
final class Elements {
    private Elements() {}

    /** The elements of a vector; a scalar is one without labels. */
    static List<Sample> of(Query query, long timeMillis) {
        if (query.type() != ValueType.VECTOR && query.type() != ValueType.SCALAR) {
            throw new EvaluationFailure("rule result is not a vector or scalar");
        }
        return query.at(timeMillis).samples();
    }
}
