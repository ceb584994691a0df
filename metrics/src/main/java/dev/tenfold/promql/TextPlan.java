package dev.tenfold.promql;

/** A string, which is the same at each moment. */
record TextPlan(String value) implements Plan {
    @Override
    public QueryResult result(Moment moment) {
        return new QueryResult.Text(value);
    }
}
