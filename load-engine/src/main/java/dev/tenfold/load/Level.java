package dev.tenfold.load;

import dev.tenfold.spelling.Written;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much is asked: so many users ({@code 500}), so many requests per second ({@code 400/s}), or a multiple of the
 * load's start ({@code x10}).
 *
 * @param amount users, requests per second, or the factor; >= 0
 * @param unit which of the three
 */
@Written(as = "x10", pattern = Level.PATTERN)
public record Level(double amount, Unit unit) {
    /** How a level is written. */
    public static final String PATTERN = "x\\d+(\\.\\d+)?|\\d+(\\.\\d+)?(/(s|min|h))?";

    private static final Pattern FORM = Pattern.compile("(x?)(\\d{1,12}(?:\\.\\d{1,6})?)(?:/(s|min|h))?");

    /** What a level counts. */
    public enum Unit {
        USERS,
        PER_SECOND,
        FACTOR
    }

    public Level {
        if (!(amount >= 0)) {
            throw new IllegalArgumentException("amount must be >= 0, was " + amount);
        }
    }

    /**
     * Reads a level.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Level parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        boolean isFactor = form.matches() && !form.group(1).isEmpty();
        if (!form.matches() || isFactor && form.group(3) != null) {
            throw new IllegalArgumentException(
                    "must be users such as 500, a rate such as 400/s or a factor such as x10");
        }
        double amount = new BigDecimal(form.group(2)).doubleValue();
        if (isFactor) {
            return new Level(amount, Unit.FACTOR);
        }
        if (form.group(3) == null) {
            return new Level(amount, Unit.USERS);
        }
        double seconds = form.group(3).equals("s") ? 1 : form.group(3).equals("min") ? 60 : 3600;
        return new Level(amount / seconds, Unit.PER_SECOND);
    }

    /** The level itself, or this many times {@code base} if it is a factor. */
    double times(double base) {
        return unit == Unit.FACTOR ? amount * base : amount;
    }
}
