package dev.tenfold.spelling;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time that varies evenly between two ends, such as {@code 1s-3s}, or does not vary, such as {@code 2s}.
 *
 * @param least the shortest; >= 0s
 * @param most the longest; not below the shortest
 */
@Written(as = "1s-3s", pattern = "\\d+(\\.\\d+)?(ms|s|m)(-\\d+(\\.\\d+)?(ms|s|m))?")
public record Span(Duration least, Duration most) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m)(?:-(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m))?");

    public Span {
        if (most.compareTo(least) < 0) {
            throw new IllegalArgumentException("must not end before it begins");
        }
    }

    /**
     * Reads a span.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Span parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException("must be a time such as 2s or a span such as 1s-3s");
        }
        Duration least = time(form.group(1), form.group(2));
        return new Span(least, form.group(3) == null ? least : time(form.group(3), form.group(4)));
    }

    /** The mean, seconds. */
    public double meanSeconds() {
        return (least.toNanos() + most.toNanos()) / 2e9;
    }

    @Override
    public String toString() {
        String start = Figure.time(least.toNanos() / 1e9);
        return least.equals(most) ? start : start + " to " + Figure.time(most.toNanos() / 1e9);
    }

    private static Duration time(String digits, String unit) {
        long nanosPerUnit = unit.equals("ms") ? 1_000_000L : unit.equals("s") ? 1_000_000_000L : 60_000_000_000L;
        return Duration.ofNanos(new BigDecimal(digits)
                .multiply(BigDecimal.valueOf(nanosPerUnit))
                .longValue());
    }
}
