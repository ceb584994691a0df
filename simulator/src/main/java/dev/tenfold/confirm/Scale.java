package dev.tenfold.confirm;

import dev.tenfold.spelling.Figure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much smaller the real system is than the scenario's. Load and the slots, cores and CPU requests of a replica
 * shrink; the number of replicas and all times stay.
 *
 * @param ratio above 0, 1 at most
 */
public record Scale(double ratio) {
    /** As large as the scenario. */
    public static final Scale WHOLE = new Scale(1);

    private static final Pattern FRACTION = Pattern.compile("1/([1-9][0-9]{0,5})");

    public Scale {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException("scale must be above 0 and 1 at most");
        }
    }

    /**
     * As a person writes it.
     *
     * @throws IllegalArgumentException if it is not such as 1/50
     */
    public static Scale parse(String text) {
        Matcher fraction = FRACTION.matcher(text);
        if (text.equals("1")) {
            return WHOLE;
        }
        if (!fraction.matches()) {
            throw new IllegalArgumentException("must be a fraction such as 1/50, was " + text);
        }
        return new Scale(1.0 / Integer.parseInt(fraction.group(1)));
    }

    /** What is left of a whole number of things: one at least. */
    int of(int things) {
        return (int) Math.max(1, Math.round(things * ratio));
    }

    @Override
    public String toString() {
        return ratio == 1 ? "1" : "1/" + Figure.plain(1 / ratio, 0);
    }
}
