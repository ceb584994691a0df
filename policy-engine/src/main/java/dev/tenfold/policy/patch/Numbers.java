package dev.tenfold.policy.patch;

import dev.tenfold.policy.quantity.Amount;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as their author writes them: with a fraction where he has one, in the units that he uses. */
final class Numbers {
    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.0+");
    private static final Pattern SUFFIXED = Pattern.compile("[+-]?[0-9.]+([numkMGTPE]|[KMGTPE]i)?");

    private Numbers() {}

    /** A number written like another one: {@code 60.0} after {@code 50.0}. */
    static String like(String old, String number) {
        return FRACTION.matcher(old).matches() && number.matches("-?\\d+")
                ? number + old.substring(old.indexOf('.'))
                : number;
    }

    /**
     * A quantity of Kubernetes, in the unit of another one where it comes out even, such as {@code 750m} after
     * {@code 500m}.
     *
     * @param old as written; empty where nothing is
     * @param milli thousandths
     */
    static String quantity(String old, long milli) {
        Matcher matcher = SUFFIXED.matcher(old);
        if (old.matches("[0-9]+\\.[0-9]+")) {
            return like(old, BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString());
        }
        String unit = matcher.matches() && matcher.group(1) != null ? matcher.group(1) : "";
        if (!unit.isEmpty()) {
            BigDecimal one = Amount.parse("1" + unit).orElseThrow().value();
            BigDecimal[] count = BigDecimal.valueOf(milli, 3).divideAndRemainder(one);
            if (count[1].signum() == 0) {
                return count[0].toBigInteger() + unit;
            }
        }
        return Amount.written(milli);
    }
}
