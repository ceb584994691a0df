package dev.tenfold.calibration;

import dev.tenfold.spelling.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers with the digits that a fit can vouch for. */
final class Digits {
    private static final int SIGNIFICANT = 3;

    private Digits() {}

    /** Three digits that matter, in plain notation: {@code 0.00123}, {@code 45.6}, {@code 1230}. */
    static String of(double number) {
        if (!Double.isFinite(number)) {
            return Figure.plain(number, 0);
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(SIGNIFICANT, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** So many decimals at most. */
    static String decimals(double number, int decimals) {
        return Figure.plain(number, decimals);
    }

    /** A ratio as a percentage. */
    static String percent(double ratio) {
        return Figure.percent(ratio);
    }

    /** A time as scenarios write it: {@code 12.3ms}, {@code 850us}, {@code 4.5s}, {@code 90s}. */
    static String time(double seconds) {
        if (seconds == 0) {
            return "0s";
        }
        if (seconds < 0.000_999_5) {
            return of(seconds * 1e6) + "us";
        }
        return seconds < 0.9995 ? of(seconds * 1000) + "ms" : of(seconds) + "s";
    }
}
