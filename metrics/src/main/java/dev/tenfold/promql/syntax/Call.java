package dev.tenfold.promql.syntax;

import java.util.List;

/**
 * A function called: {@code rate(x[5m])}.
 *
 * @param function what is known of the function
 * @param arguments what it is given
 * @param span where it stands
 */
public record Call(Signature function, List<Expr> arguments, Span span) implements Expr {
    public Call {
        arguments = List.copyOf(arguments);
    }

    /** The function's name. */
    public String name() {
        return function.name();
    }

    @Override
    public ValueType type() {
        return function.returns();
    }

    @Override
    public void check(Problems problems) {
        String complaint = function.complaintAbout(arguments.size());
        if (!complaint.isEmpty()) {
            problems.add(span, complaint);
        }
        for (int i = 0; i < arguments.size(); i++) {
            problems.expect(function.argument(i), arguments.get(i), "call to function \"" + name() + "\"");
        }
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
