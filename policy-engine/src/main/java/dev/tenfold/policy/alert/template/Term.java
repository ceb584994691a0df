package dev.tenfold.policy.alert.template;

import dev.tenfold.metric.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A part of an action that has a value: a text, a whole number as {@link Long}, a {@link Double} or {@link Labels}. */
sealed interface Term {

    /**
     * Its value.
     *
     * @throws TemplateFailure if it has none
     */
    Object value(Filling filling);

    /** What is written as it is. */
    record Constant(Object value) implements Term {
        @Override
        public Object value(Filling filling) {
            return value;
        }
    }

    /** {@code $labels}, {@code $value} and their like. */
    record Variable(Function<Filling, Object> source) implements Term {
        @Override
        public Object value(Filling filling) {
            return source.apply(filling);
        }
    }

    /** One label of {@code $labels}; empty if there is none. */
    record Field(Term of, String name) implements Term {
        @Override
        public Object value(Filling filling) {
            if (of.value(filling) instanceof Labels labels) {
                return labels.get(name);
            }
            throw new TemplateFailure("can't evaluate field " + name);
        }
    }

    /** A function with what it is given. */
    record Invocation(TemplateFunction function, List<Term> arguments) implements Term {
        public Invocation {
            arguments = List.copyOf(arguments);
        }

        /** The same, given one more value at the end, as by a pipe. */
        Invocation piped(Term last) {
            List<Term> longer = new ArrayList<>(arguments);
            longer.add(last);
            return new Invocation(function, longer);
        }

        @Override
        public Object value(Filling filling) {
            return function.apply(
                    arguments.stream().map(argument -> argument.value(filling)).toList());
        }
    }
}
