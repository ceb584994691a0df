package dev.tenfold.promql.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What has been found wrong so far, so that a reader hears all of it at once. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Span span, String message) {
        add(new Problem(span, message));
    }

    void add(Problem problem) {
        found.add(problem);
    }

    /** Complains unless an expression yields what its place wants. */
    void expect(ValueType wanted, Expr expr, String context) {
        expr.check(this);
        if (expr.type() != wanted) {
            add(
                    expr.span(),
                    "expected type " + wanted.documented() + " in " + context + ", got "
                            + expr.type().documented());
        }
    }

    void throwIfAny(String query) {
        if (!found.isEmpty()) {
            throw failure(query);
        }
    }

    ParseFailure failure(String query) {
        found.sort(Comparator.comparingInt(problem -> problem.span().start()));
        return new ParseFailure(query, found);
    }
}
