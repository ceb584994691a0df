package dev.tenfold.promql.syntax;

/** An expression that looks somewhere in time, and can be told to look elsewhere by {@code offset} and {@code @}. */
public sealed interface TimedExpr extends Expr permits MatrixSelector, Subquery, VectorSelector {
    /** Where it looks. */
    TimeShift shift();

    /** The same expression looking elsewhere, and its modifiers included in its span. */
    TimedExpr shifted(TimeShift changed, Span longer);
}
