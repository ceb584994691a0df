package dev.tenfold.promql;

/** Whoever answers PromQL: the embedded engine, or a real Prometheus. */
public interface Queries {

    /**
     * Reads a query, to be asked over and over.
     *
     * @throws dev.tenfold.promql.syntax.ParseFailure if it cannot be read
     */
    Query prepare(String query);
}
