package dev.tenfold.inject.sink;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text protocols want them, alike on every Java. */
final class Numbers {
    /** As many digits as tell any two doubles apart. */
    private static final MathContext EXACT = new MathContext(17, RoundingMode.HALF_EVEN);

    private static final double MOST_EXACT_WHOLE = 1L << 53;

    private Numbers() {}

    /** A finite number, such as {@code 1027}, {@code 0.25}, {@code 1.5E-7}. */
    static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < MOST_EXACT_WHOLE) {
            return Long.toString((long) number);
        }
        return new BigDecimal(number).round(EXACT).stripTrailingZeros().toString();
    }
}
