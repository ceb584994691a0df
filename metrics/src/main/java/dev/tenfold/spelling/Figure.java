package dev.tenfold.spelling;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as people read them. All digits come from exact decimal arithmetic: {@code Double.toString} and
 * {@code String.format} print other digits on other JDKs.
 */
public final class Figure {
    private Figure() {}

    /**
     * A number with at most so many decimals, trailing zeros left out.
     *
     * @param decimals 0..15
     */
    public static String plain(double number, int decimals) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "-" : number > 0 ? "endless" : "-endless";
        }
        BigDecimal rounded = new BigDecimal(number).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A time in the unit that suits it: {@code 85 ms}, {@code 2.5 s}, {@code 94 s}, {@code 12 min}, {@code 3.5 h}. */
    public static String time(double seconds) {
        if (!Double.isFinite(seconds)) {
            return plain(seconds, 0);
        }
        double size = Math.abs(seconds);
        if (size < 0.9995) {
            return plain(seconds * 1000, size < 0.00995 ? 1 : 0) + " ms";
        }
        if (size < 9.95) {
            return plain(seconds, 1) + " s";
        }
        if (size < 599.5) {
            return plain(seconds, 0) + " s";
        }
        return size < 35_970 ? plain(seconds / 60, 0) + " min" : plain(seconds / 3600, 1) + " h";
    }

    /** A ratio as a percentage: {@code 0.004} is {@code 0.4 %}. */
    public static String percent(double ratio) {
        double percent = ratio * 100;
        return plain(percent, Math.abs(percent) < 9.95 ? 2 : Math.abs(percent) < 99.5 ? 1 : 0) + " %";
    }

    /** A count that may be large: {@code 1,234,567}. */
    public static String count(double number) {
        if (!Double.isFinite(number)) {
            return plain(number, 0);
        }
        String digits =
                new BigDecimal(number).setScale(0, RoundingMode.HALF_UP).abs().toPlainString();
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return number <= -0.5 ? "-" + grouped : grouped.toString();
    }

    /** An instant of virtual time: {@code 4:30}, {@code 1:02:03}; fractions of a second only where there are any. */
    public static String clock(double seconds) {
        long millis = Math.round(seconds * 1000);
        long whole = millis / 1000;
        String tail = two(whole % 60) + (millis % 1000 == 0 ? "" : "." + fraction(millis % 1000));
        long minutes = whole / 60;
        return minutes < 60 ? minutes + ":" + tail : minutes / 60 + ":" + two(minutes % 60) + ":" + tail;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    private static String fraction(long millis) {
        return Long.toString(1000 + millis).substring(1).replaceAll("0+$", "");
    }
}
