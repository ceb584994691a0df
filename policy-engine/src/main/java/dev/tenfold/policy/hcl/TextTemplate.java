package dev.tenfold.policy.hcl;

import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.resource.Unsettled;
import java.util.List;
import java.util.Objects;

/**
 * A text with values in it, such as {@code "${var.name}-asg"}.
 *
 * @param place where it begins
 * @param parts in order; literal texts among them
 * @param source as written
 */
public record TextTemplate(Place place, List<Expression> parts, String source) implements Expression {
    public TextTemplate {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(source, "source");
        parts = List.copyOf(parts);
    }

    @Override
    public Node evaluate(Scope scope) {
        if (parts.size() == 1) {
            return parts.get(0).evaluate(scope);
        }
        StringBuilder text = new StringBuilder();
        boolean settled = true;
        for (Expression part : parts) {
            Node value = part.evaluate(scope);
            if (!(value instanceof Scalar scalar)) {
                return Unsettled.open(place, source);
            }
            settled &= !Unsettled.isOpen(value);
            boolean named = Unsettled.isOpen(value) && !scalar.text().contains("${");
            text.append(named ? "${" + scalar.text() + "}" : scalar.text());
        }
        return settled ? Unsettled.text(place, text.toString()) : Unsettled.open(place, text.toString());
    }
}
