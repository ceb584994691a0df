package dev.tenfold.policy.resource;

import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** The tag of a parameter that has no value. */
    public static final String PARAMETER = "!Parameter";

    /** The tag of a reference to something that the file does not hold. */
    public static final String MISSING = "!Missing";

    /** The tag of a text in which parts are open, each as <code>${name}</code>. */
    public static final String SUB = "!Sub";

    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z0-9]+)}|\\bvar\\.([A-Za-z0-9_-]+)");

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

    /** Parameters whose values would help to settle a value, by the names in which they are given. */
    static Set<String> parameters(Node node) {
        Set<String> names = new TreeSet<>();
        if (isOpen(node)) {
            Scalar scalar = (Scalar) node;
            if (scalar.tag().equals(PARAMETER)) {
                names.add(scalar.text());
            }
            Matcher matcher = NAMED.matcher(scalar.text());
            while (matcher.find()) {
                names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
        }
        return names;
    }

    /** What a value waits for, in a few words. */
    static String described(Node node) {
        Scalar scalar = (Scalar) node;
        if (isReference(node) || scalar.tag().equals(OPEN) || scalar.tag().equals(SUB)) {
            return scalar.text();
        }
        return scalar.tag().equals(PARAMETER)
                ? "parameter " + scalar.text()
                : (scalar.tag() + " " + scalar.text()).strip();
    }

    /** Whether a value is a text, a number or a truth that the file settles. */
    public static boolean isSettled(Node node) {
        return node instanceof Scalar && node.tag().isEmpty();
    }
}
