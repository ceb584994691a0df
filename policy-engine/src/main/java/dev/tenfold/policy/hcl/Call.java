package dev.tenfold.policy.hcl;

import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.policy.resource.Unsettled;
import java.util.List;
import java.util.Objects;

/**
 * A function and its arguments. A function that is not known here, or that waits for an argument, stays open.
 *
 * @param place where it begins
 * @param name of the function
 * @param arguments in order
 * @param source as written
 */
public record Call(Place place, String name, List<Expression> arguments, String source) implements Expression {
    public Call {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        arguments = List.copyOf(arguments);
    }

    @Override
    public Node evaluate(Scope scope) {
        List<Node> values =
                arguments.stream().map(argument -> argument.evaluate(scope)).toList();
        return new Functions(place).call(name, values).orElseGet(() -> Unsettled.open(place, source));
    }
}
