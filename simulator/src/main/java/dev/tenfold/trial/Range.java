package dev.tenfold.trial;

import dev.tenfold.document.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of one kind between two ends, such as {@code 20s..120s}, {@code x1..x3}, {@code 10 %..50 %} or {@code 3..40}.
 * Between whole counts all are whole. Where the upper end is more than ten times the lower one, half way means half way
 * by factors: of {@code x1..x100} that is {@code x10}.
 *
 * @param sign what stands before each number, {@code x} or nothing
 * @param low the lower end, 0 or more
 * @param high the upper end, not below the lower one
 * @param unit what stands behind each number
 */
public record Range(String sign, BigDecimal low, BigDecimal high, String unit) {
    private static final Pattern FORM =
            Pattern.compile("(x?)(\\d+(?:\\.\\d+)?)([^\\d.]*)\\.\\.(x?)(\\d+(?:\\.\\d+)?)(\\D*)");
    private static final BigDecimal BY_FACTORS = BigDecimal.TEN;
    private static final BigDecimal FAR = BigDecimal.valueOf(100);
    private static final List<String> SIZES = List.of("Ki", "Mi", "Gi", "Ti", "k", "M", "G", "T");
    private static final int DECIMALS = 3;

    public Range {
        if (high.compareTo(low) < 0) {
            throw new IllegalArgumentException("must not end below its beginning");
        }
    }

    /** Whether a text looks like a range. */
    static boolean isWritten(String text) {
        return text.contains("..");
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException if it is none, with the rule as its message
     */
    public static Range parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || !form.group(1).equals(form.group(4))) {
            throw new IllegalArgumentException("must be a range such as 20s..120s, x1..x3 or 3..40");
        }
        BigDecimal low = new BigDecimal(form.group(2));
        BigDecimal high = new BigDecimal(form.group(5));
        String unit = form.group(6).stripTrailing();
        String lowUnit = form.group(3).stripTrailing();
        if (lowUnit.isEmpty() || lowUnit.equals(unit)) {
            return new Range(form.group(1), low, high, unit);
        }
        return new Range("", millis(form.group(2) + lowUnit), millis(form.group(5) + unit), "ms");
    }

    private static BigDecimal millis(String text) {
        try {
            Duration time = Durations.parse(text);
            return BigDecimal.valueOf(time.toNanos(), 6);
        } catch (IllegalArgumentException otherUnits) {
            throw new IllegalArgumentException("must have one unit at both ends, such as 20s..120s", otherUnits);
        }
    }

    /**
     * The value at a share of the way.
     *
     * @param share 0 at the lower end, 1 at the upper one
     */
    public String at(double share) {
        BigDecimal number = share <= 0 ? low : share >= 1 ? high : between(share);
        BigDecimal rounded = number.setScale(isWhole() ? 0 : decimals(number), RoundingMode.HALF_UP);
        BigDecimal plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return sign + plain.toPlainString() + unit;
    }

    private BigDecimal between(double share) {
        if (low.signum() > 0 && high.divide(low, MathContext.DECIMAL64).compareTo(BY_FACTORS) > 0) {
            double ratio = high.doubleValue() / low.doubleValue();
            return new BigDecimal(low.doubleValue() * StrictMath.pow(ratio, share));
        }
        return low.add(high.subtract(low).multiply(new BigDecimal(share)));
    }

    /** Three digits behind the point, and as many of a small number as tell it from its neighbours. */
    private static int decimals(BigDecimal number) {
        int zeros = number.signum() == 0 ? 0 : number.scale() - number.precision();
        return Math.max(DECIMALS, zeros + DECIMALS);
    }

    /** Counts and sizes of memory have no fractions, and what is 100 apart needs none: of 100m cores as of 100ms. */
    private boolean isWhole() {
        boolean counts = sign.isEmpty() && (unit.isEmpty() || SIZES.contains(unit));
        boolean far = sign.isEmpty() && high.subtract(low).compareTo(FAR) >= 0;
        return (counts || far) && isWhole(low) && isWhole(high);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /** As typed: {@code 20s..120s}. */
    @Override
    public String toString() {
        return at(0) + ".." + at(1);
    }
}
