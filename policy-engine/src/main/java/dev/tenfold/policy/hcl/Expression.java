package dev.tenfold.policy.hcl;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.Unsettled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What stands to the right of an equals sign. */
public sealed interface Expression
        permits Expression.Literal,
                Expression.ListOf,
                Expression.ObjectOf,
                Expression.Choice,
                Expression.Opaque,
                Access,
                Call,
                Operation,
                TextTemplate {

    /** Where it begins. */
    Place place();

    /** Its value: settled, a reference to a resource, or open with the text of what it waits for. */
    Node evaluate(Scope scope);

    /**
     * A number, a truth value, a text without templates, or null.
     *
     * @param value as a document would hold it
     */
    record Literal(Scalar value) implements Expression {
        public Literal {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public Place place() {
            return value.place();
        }

        @Override
        public Node evaluate(Scope scope) {
            return value;
        }
    }

    /**
     * {@code [a, b]}.
     *
     * @param place where it begins
     * @param items in order
     */
    record ListOf(Place place, List<Expression> items) implements Expression {
        public ListOf {
            Objects.requireNonNull(place, "place");
            items = List.copyOf(items);
        }

        @Override
        public Node evaluate(Scope scope) {
            return new Sequence(
                    place, "", items.stream().map(item -> item.evaluate(scope)).toList());
        }
    }

    /**
     * <code>{ key = value }</code>.
     *
     * @param place where it begins
     * @param items in order
     */
    record ObjectOf(Place place, List<Item> items) implements Expression {
        /**
         * A key and its value.
         *
         * @param key a text or an expression that gives one
         * @param value what it holds
         */
        public record Item(Expression key, Expression value) {}

        public ObjectOf {
            Objects.requireNonNull(place, "place");
            items = List.copyOf(items);
        }

        @Override
        public Node evaluate(Scope scope) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (Item item : items) {
                if (item.key().evaluate(scope) instanceof Scalar key) {
                    entries.put(
                            key.text(),
                            new Entry(item.key().place(), item.value().evaluate(scope)));
                }
            }
            return new Mapping(place, "", entries);
        }
    }

    /**
     * {@code condition ? yes : no}.
     *
     * @param condition decides
     * @param yes if it is true
     * @param no if it is false
     * @param source as written
     */
    record Choice(Expression condition, Expression yes, Expression no, String source) implements Expression {
        public Choice {
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(yes, "yes");
            Objects.requireNonNull(no, "no");
            Objects.requireNonNull(source, "source");
        }

        @Override
        public Place place() {
            return condition.place();
        }

        @Override
        public Node evaluate(Scope scope) {
            Optional<Boolean> decided = Operation.truth(condition.evaluate(scope));
            return decided.map(truth -> (truth ? yes : no).evaluate(scope))
                    .orElseGet(() -> Unsettled.open(place(), source));
        }
    }

    /**
     * What is not worked out here, such as a {@code for} expression.
     *
     * @param place where it begins
     * @param source as written
     */
    record Opaque(Place place, String source) implements Expression {
        public Opaque {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(source, "source");
        }

        @Override
        public Node evaluate(Scope scope) {
            return Unsettled.open(place, source);
        }
    }
}
