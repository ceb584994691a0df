package dev.tenfold.inject.sink;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text protocols want them, alike on every Java. */
final class Numbers {
    /** So many digits always survive being read back; so many tell any two doubles apart. */
    private static final int ENOUGH_MOSTLY = 15;

    private static final int ENOUGH = 17;

    private static final double MOST_EXACT_WHOLE = 1L << 53;

    private Numbers() {}

    /** A finite number, such as {@code 1027}, {@code 0.25}, {@code 1.5E-7}. */
    static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < MOST_EXACT_WHOLE) {
            return Long.toString((long) number);
        }
        BigDecimal exact = new BigDecimal(number);
        for (int digits = ENOUGH_MOSTLY; digits < ENOUGH; digits++) {
            BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() == number) {
                return shorter.stripTrailingZeros().toString();
            }
        }
        return exact.round(new MathContext(ENOUGH, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toString();
    }
}
