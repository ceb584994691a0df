package dev.tenfold.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers and moments as text, the same on every JDK: {@code Double.toString} is not (JDK-4511638 changed it in 19), so
 * nothing here goes through it.
 */
final class Figures {

    /** What stands where there was nothing to measure. */
    static final String NONE = "-";

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    /** Below this a scaled double is still exact to the unit, so that long arithmetic is right. */
    private static final double EXACT = 1L << 52;

    private Figures() {}

    /**
     * A number in plain notation without needless zeros, for machines: {@code 0.125}, {@code 1200}.
     *
     * @param value a finite number
     * @param decimals most digits after the point, 0..6; half is rounded away from zero
     */
    static String plain(double value, int decimals) {
        double scaled = Math.abs(value) * POWERS[decimals];
        if (!(scaled < EXACT)) {
            return new BigDecimal(value)
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        long units = Math.round(scaled);
        long whole = units / POWERS[decimals];
        long rest = units % POWERS[decimals];
        String sign = value < 0 && units != 0 ? "-" : "";
        if (rest == 0) {
            return sign + whole;
        }
        int end = decimals;
        while (rest % 10 == 0) {
            rest /= 10;
            end--;
        }
        String digits = Long.toString(rest);
        return sign + whole + "." + "0".repeat(end - digits.length()) + digits;
    }

    /** A number for people, thousands apart and zeros kept: {@code 1,204.50}; {@link #NONE} if it is not finite. */
    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String digits = new BigDecimal(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .abs()
                .toPlainString();
        int point = digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits);
        for (int at = (point < 0 ? digits.length() : point) - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        boolean negative = value < 0 && digits.chars().anyMatch(digit -> digit >= '1' && digit <= '9');
        return negative ? "-" + text : text.toString();
    }

    /** A number for people with about three digits that matter: {@code 1,204}, {@code 45.3}, {@code 0.12}. */
    static String brief(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return fixed(value, 0);
        }
        String text = fixed(value, size >= 10 ? 1 : 2);
        return text.endsWith(".0") || text.endsWith(".00") ? text.substring(0, text.indexOf('.')) : text;
    }

    /** A ratio as a percentage: {@code 0.32 %}. */
    static String percent(double ratio) {
        return Double.isFinite(ratio) ? fixed(ratio * 100, 2) + " %" : NONE;
    }

    /** A moment on the virtual clock: {@code 2:05}, or {@code 1:02:05}, with a fraction only if there is one. */
    static String clock(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        long millis = Math.round(Math.abs(seconds) * 1000);
        long whole = millis / 1000;
        String minutes = Long.toString(whole / 60 % 60);
        String hours = whole < 3600 ? "" : whole / 3600 + ":" + "0".repeat(2 - minutes.length());
        String fraction =
                millis % 1000 == 0 ? "" : plain(millis % 1000 / 1000.0, 3).substring(1);
        return (seconds < 0 ? "-" : "") + hours + minutes + ":" + two(whole % 60) + fraction;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
