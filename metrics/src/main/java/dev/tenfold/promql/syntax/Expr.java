package dev.tenfold.promql.syntax;

/** A PromQL expression: the tree that the parser builds and the planner turns into something that computes. */
public sealed interface Expr
        permits Aggregation, BinaryExpr, Call, NumberLiteral, ParenExpr, StringLiteral, TimedExpr, UnaryExpr {

    /** What it yields. */
    ValueType type();

    /** Where it stands in the query. */
    Span span();

    /** Adds what is wrong with its types, and with those of its parts, to the problems. */
    void check(Problems problems);

    /** Calls the visitor's method for this kind. */
    <R> R accept(ExprVisitor<R> visitor);

    /** The expression within any parentheses. */
    default Expr unwrapped() {
        return this;
    }
}
