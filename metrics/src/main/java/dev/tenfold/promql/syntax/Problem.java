package dev.tenfold.promql.syntax;

/**
 * One thing that is wrong with a query's text.
 *
 * @param span where
 * @param message what, in the words of Prometheus where it has some
 */
public record Problem(Span span, String message) {}
