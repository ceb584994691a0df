package dev.tenfold.policy.resource;

import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import java.util.Optional;

/**
 * Values that a file names and does not know: its own resources, which get their identifiers when they are made, and
 * what is open until somebody gives a parameter. They are scalars with a tag, so that they can stand wherever a value
 * can.
 */
public final class Unsettled {
    /** The tag of a reference to a resource of the file. */
    public static final String REFERENCE = "!Ref";

    /** The tag of what is open where the format has no name of its own for it. */
    public static final String OPEN = "!Open";

    private Unsettled() {}

    /** A reference to a resource. */
    public static Scalar reference(Place place, String id) {
        return scalar(place, REFERENCE, id);
    }

    /** A value that is open; the text says what it depends on, such as {@code var.cooldown}. */
    public static Scalar open(Place place, String text) {
        return scalar(place, OPEN, text);
    }

    /** A value that is open, with the tag of the function that is to give it, such as {@code !ImportValue}. */
    public static Scalar open(Place place, String tag, String text) {
        return scalar(place, tag, text);
    }

    /** A text that the file settles. */
    public static Scalar text(Place place, String text) {
        return new Scalar(place, "", Scalar.Type.TEXT, Scalar.Style.QUOTED, text);
    }

    private static Scalar scalar(Place place, String tag, String text) {
        return new Scalar(place, tag, Scalar.Type.TEXT, Scalar.Style.PLAIN, text);
    }

    /** Whether a value is a reference to a resource. */
    public static boolean isReference(Node node) {
        return node instanceof Scalar && node.tag().equals(REFERENCE);
    }

    /** What a reference refers to, if a value is one. */
    public static Optional<String> referenced(Node node) {
        return isReference(node) ? Optional.of(((Scalar) node).text()) : Optional.empty();
    }

    /** Whether a value is open: neither settled nor a reference. */
    public static boolean isOpen(Node node) {
        return node instanceof Scalar && !node.tag().isEmpty() && !isReference(node);
    }

    /** Whether a value is a text, a number or a truth that the file settles. */
    public static boolean isSettled(Node node) {
        return node instanceof Scalar && node.tag().isEmpty();
    }
}
