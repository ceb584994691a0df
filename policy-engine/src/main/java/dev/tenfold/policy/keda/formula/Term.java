package dev.tenfold.policy.keda.formula;

import dev.tenfold.policy.keda.formula.Value.Fraction;
import dev.tenfold.policy.keda.formula.Value.Items;
import dev.tenfold.policy.keda.formula.Value.Truth;
import dev.tenfold.policy.keda.formula.Value.Whole;
import java.util.List;
import java.util.Optional;

/** A part of a formula. */
sealed interface Term {

    /** What it comes to. */
    Value in(Scope scope);

    private static boolean holds(Value value, int at, String who) {
        if (value instanceof Truth truth) {
            return truth.holds();
        }
        throw new FormulaError(at, who + " needs a bool, not " + value.kind());
    }

    /** A number, a truth value or nil, as written. */
    record Literal(Value value) implements Term {
        @Override
        public Value in(Scope scope) {
            return value;
        }
    }

    /** A trigger, or a variable. */
    record Name(String name, int at) implements Term {
        @Override
        public Value in(Scope scope) {
            Value value = scope.names().get(name);
            if (value == null) {
                throw new FormulaError(at, "no trigger is named `" + name + "`");
            }
            return value;
        }
    }

    /** {@code #}, the element that a predicate is asked about. */
    record Element() implements Term {
        @Override
        public Value in(Scope scope) {
            return scope.element();
        }
    }

    /** {@code -a} or {@code +a}. */
    record Signed(boolean minus, Term of, int at) implements Term {
        @Override
        public Value in(Scope scope) {
            Value value = of.in(scope);
            if (!value.isNumber()) {
                throw new FormulaError(at, "`" + (minus ? "-" : "+") + "` cannot take " + value.kind());
            }
            if (!minus) {
                return value;
            }
            return value instanceof Whole whole ? new Whole(-whole.number()) : new Fraction(-value.asDouble());
        }
    }

    /** {@code not a}. */
    record Not(Term of, int at) implements Term {
        @Override
        public Value in(Scope scope) {
            return new Truth(!holds(of.in(scope), at, "`not`"));
        }
    }

    /** {@code a + b}. */
    record Binary(Operator operator, Term left, Term right, int at) implements Term {
        @Override
        public Value in(Scope scope) {
            return operator.apply(left.in(scope), right.in(scope), at);
        }
    }

    /** {@code a and b}, {@code a or b}: the right side only if it matters. */
    record Logic(boolean and, Term left, Term right, int at) implements Term {
        @Override
        public Value in(Scope scope) {
            String who = and ? "`and`" : "`or`";
            boolean first = holds(left.in(scope), at, who);
            return new Truth(first == and ? holds(right.in(scope), at, who) : first);
        }
    }

    /** {@code a ?? b}: the right side if the left is nil. */
    record Coalesce(Term left, Term right) implements Term {
        @Override
        public Value in(Scope scope) {
            Value value = left.in(scope);
            return value == Value.NIL ? right.in(scope) : value;
        }
    }

    /** {@code a ? b : c}. */
    record Choice(Term condition, Term then, Term otherwise, int at) implements Term {
        @Override
        public Value in(Scope scope) {
            return holds(condition.in(scope), at, "`?`") ? then.in(scope) : otherwise.in(scope);
        }
    }

    /** {@code [a, b]}. */
    record Array(List<Term> terms) implements Term {
        @Override
        public Value in(Scope scope) {
            return new Items(terms.stream().map(term -> term.in(scope)).toList());
        }
    }

    /** {@code a[0]}; a negative index counts from the end. */
    record Index(Term array, Term index, int at) implements Term {
        @Override
        public Value in(Scope scope) {
            Value from = array.in(scope);
            Value where = index.in(scope);
            if (!(from instanceof Items items) || !(where instanceof Whole whole)) {
                throw new FormulaError(at, "`[` cannot take " + where.kind() + " of " + from.kind());
            }
            int size = items.list().size();
            long position = whole.number() < 0 ? size + whole.number() : whole.number();
            if (position < 0 || position >= size) {
                throw new FormulaError(at, "no element " + whole.number() + " of " + size);
            }
            return items.list().get((int) position);
        }
    }

    /** {@code let a = b; c}. */
    record Let(String name, Term value, Term then) implements Term {
        @Override
        public Value in(Scope scope) {
            return then.in(scope.with(name, value.in(scope)));
        }
    }

    /** {@code max(a, b)}. */
    record Call(Builtin builtin, List<Term> arguments, int at) implements Term {
        @Override
        public Value in(Scope scope) {
            return builtin.apply(
                    arguments.stream().map(argument -> argument.in(scope)).toList(), at);
        }
    }

    /** {@code count(a, # > 1)}. */
    record Walked(Walk walk, Term array, Optional<Term> predicate, int at) implements Term {
        @Override
        public Value in(Scope scope) {
            Value over = array.in(scope);
            if (!(over instanceof Items items)) {
                throw new FormulaError(at, "`" + walk.written() + "` needs an array, not " + over.kind());
            }
            return walk.over(
                    items,
                    element -> predicate.map(term -> term.in(scope.at(element))).orElse(element),
                    at);
        }
    }
}
