package dev.tenfold.promql.syntax;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and durations as PromQL writes them: {@code 1_000}, {@code 0x1f}, {@code 1e-3}, {@code Inf}; {@code 1h30m}.
 */
final class NumberText {
    private static final Pattern HEX = Pattern.compile("0[xX]_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*");
    private static final Pattern DECIMAL = Pattern.compile(
            "(?:\\d+(?:_\\d+)*(?:\\.(?:\\d+(?:_\\d+)*)?)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+(?:_\\d+)*)?");
    private static final Pattern OCTAL = Pattern.compile("0[0-7_]+");
    private static final Pattern DURATION_WORD = Pattern.compile("\\d+(?:ms|[smhdwy])(?:\\d+(?:ms|[smhdw]))*");

    /** Units must come in this order, each at most once. */
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

    private static final long[] UNIT_MILLIS = {
        365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1
    };

    /** Prometheus counts durations in nanoseconds of a long: 292 years. */
    static final long MOST_MILLIS = Long.MAX_VALUE / 1_000_000;

    private NumberText() {}

    static boolean isNumber(String word) {
        return HEX.matcher(word).matches() || DECIMAL.matcher(word).matches();
    }

    static boolean looksLikeDuration(String word) {
        return DURATION_WORD.matcher(word).matches();
    }

    /** The value of a number token; a leading zero makes an integer octal, as in Go. */
    static double number(String word) {
        String digits = word.replace("_", "").toLowerCase(Locale.ROOT);
        if (digits.equals("inf")) {
            return Double.POSITIVE_INFINITY;
        }
        if (digits.equals("nan")) {
            return Double.NaN;
        }
        if (HEX.matcher(word).matches()) {
            return new BigInteger(digits.substring(2), 16).doubleValue();
        }
        if (OCTAL.matcher(word).matches()) {
            return new BigInteger(digits, 8).doubleValue();
        }
        return Double.parseDouble(digits);
    }

    /**
     * Milliseconds of a duration token.
     *
     * @throws IllegalArgumentException if its units are out of order or it is longer than Prometheus can count
     */
    static long durationMillis(String word) {
        Matcher matcher = DURATION.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a valid duration string: \"" + word + "\"");
        }
        try {
            long total = 0;
            for (int unit = 0; unit < UNIT_MILLIS.length; unit++) {
                String count = matcher.group(unit + 1);
                long millis = count == null ? 0 : Math.multiplyExact(Long.parseLong(count), UNIT_MILLIS[unit]);
                total = Math.addExact(total, millis);
            }
            if (total <= MOST_MILLIS) {
                return total;
            }
        } catch (ArithmeticException | NumberFormatException tooLong) {
            // Falls through to the one complaint about length.
        }
        throw new IllegalArgumentException("duration out of range");
    }
}
