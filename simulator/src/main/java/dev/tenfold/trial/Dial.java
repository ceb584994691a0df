package dev.tenfold.trial;

/**
 * Something that may be worse than a scenario says, within bounds.
 *
 * @param path as in {@link Setting}
 * @param range from one end to the other; which is worse is for the search to find
 */
public record Dial(String path, Range range) {

    /**
     * Reads a dial: {@code path=low..high}.
     *
     * @throws IllegalArgumentException if it is none, with the rule as its message
     */
    public static Dial parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("must be path=low..high, such as load=x1..x3");
        }
        return new Dial(text.substring(0, equals), Range.parse(text.substring(equals + 1)));
    }

    /** Its value at a share of the way from the lower end to the upper one. */
    Setting at(double share) {
        return new Setting(path, range.at(share));
    }
}
