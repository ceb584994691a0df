package dev.tenfold.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;

/** Numbers and times as sentences print them: the same on every machine. */
public final class Figure {
    private static final int DECIMALS = 3;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

    private Figure() {}

    /** A number with at most three decimals, such as {@code 62.5}; {@code nothing} where there is none (NaN). */
    public static String of(double number) {
        if (Double.isNaN(number)) {
            return "nothing";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "infinity" : "-infinity";
        }
        BigDecimal rounded = new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** So many of a thing, such as {@code 1 instance} and {@code 3 instances}. */
    public static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /**
     * A length of time in the largest unit that leaves no rest, such as {@code 5 min}; parts of seconds are dropped.
     */
    public static String span(long nanos) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
        if (seconds > 0 && seconds % SECONDS_PER_HOUR == 0) {
            return seconds / SECONDS_PER_HOUR + " h";
        }
        return seconds > 0 && seconds % SECONDS_PER_MINUTE == 0
                ? seconds / SECONDS_PER_MINUTE + " min"
                : seconds + " s";
    }
}
