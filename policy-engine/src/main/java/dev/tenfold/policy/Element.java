package dev.tenfold.policy;

import java.util.List;

/**
 * Something in a policy that a decision may rest on.
 *
 * @param name what a person calls it, such as {@code metric cpu} or {@code step +2}
 * @param side which decisions may rest on it
 * @param words what the reason of such a decision says, any of these
 */
public record Element(String name, Side side, List<String> words) {
    /** Decisions that may rest on something. */
    public enum Side {
        /** Those that ask for more. */
        UP,
        /** Those that ask for less. */
        DOWN,
        /** Any. */
        EITHER
    }

    public Element {
        words = List.copyOf(words);
    }

    /** One that decisions in both directions rest on, and call by one name. */
    public static Element of(String name, String words) {
        return new Element(name, Side.EITHER, List.of(words));
    }

    /** Whether a decision rests on it. */
    public boolean supports(boolean up, String reason) {
        boolean fits = side == Side.EITHER || up == (side == Side.UP);
        return fits && words.stream().anyMatch(reason::contains);
    }
}
