package dev.tenfold.policy.hcl;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.Unsettled;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A name and what is taken from it: {@code var.sizes["web"]}, {@code aws_autoscaling_group.web[0].name}.
 *
 * @param place where it begins
 * @param root the first word
 * @param steps what is taken, in order: texts for attributes, anything for indexes; a star stands for {@code [*]}
 * @param source as written
 */
public record Access(Place place, String root, List<Expression> steps, String source) implements Expression {
    static final String STAR = "*";

    public Access {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(source, "source");
        steps = List.copyOf(steps);
    }

    @Override
    public Node evaluate(Scope scope) {
        return value(scope).orElseGet(() -> Unsettled.open(place, source));
    }

    private Optional<Node> value(Scope scope) {
        if (steps.isEmpty() || !(steps.get(0).evaluate(scope) instanceof Scalar name)) {
            return Optional.empty();
        }
        Optional<Node> value = scope.value(root, name.text(), place);
        for (Expression step : steps.subList(1, steps.size())) {
            if (value.isPresent() && (Unsettled.isReference(value.get()) || Unsettled.isOpen(value.get()))) {
                return value;
            }
            value = value.flatMap(whole -> part(whole, step.evaluate(scope)));
        }
        return value;
    }

    static Optional<Node> part(Node whole, Node step) {
        if (!(step instanceof Scalar key) || !Unsettled.isSettled(step)) {
            return Optional.empty();
        }
        if (whole instanceof Mapping mapping) {
            return mapping.get(key.text());
        }
        if (whole instanceof Sequence list && key.text().matches("\\d{1,6}")) {
            int index = Integer.parseInt(key.text());
            return index < list.items().size() ? Optional.of(list.items().get(index)) : Optional.empty();
        }
        return Optional.empty();
    }
}
