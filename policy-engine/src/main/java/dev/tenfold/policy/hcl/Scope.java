package dev.tenfold.policy.hcl;

import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import java.util.Optional;

/** What names mean where an expression stands. */
public interface Scope {
    /** Nothing is known. */
    Scope NONE = (root, name, place) -> Optional.empty();

    /**
     * The value that a name stands for, such as {@code var.size}.
     *
     * @param root the first word, such as {@code var}
     * @param name the word after it
     * @param place where it is used
     * @return empty if only a deployment knows
     */
    Optional<Node> value(String root, String name, Place place);
}
