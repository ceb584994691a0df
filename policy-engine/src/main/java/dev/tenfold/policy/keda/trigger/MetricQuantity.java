package dev.tenfold.policy.keda.trigger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The value of a metric as KEDA hands it to the autoscaler: thousandths, and nothing that is no positive number.
 *
 * @param value at most three decimals; &gt;= 0
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/scaler.go">quantityFromFloat64</a>
 */
public record MetricQuantity(BigDecimal value) {
    private static final int MILLI = 3;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final List<String> SUFFIXES = List.of("E", "P", "T", "G", "M", "k", "", "m");
    private static final int LARGEST_POWER = 18;

    /** Below it a number times a thousand has its nearest whole number right, unless it lies at a half. */
    private static final double PLAIN = 1e9;

    /** Farther from a half than rounding can move it: of numbers below {@link #PLAIN} thousandfold by 1e-4 at most. */
    private static final double CLEAR = 1e-3;

    public MetricQuantity {
        value = value.setScale(MILLI, RoundingMode.HALF_EVEN).min(MOST).max(BigDecimal.ZERO);
    }

    /** The quantity of a number; of what is negative, infinite or no number, nothing. */
    public static MetricQuantity of(double value) {
        return new MetricQuantity(Double.isFinite(value) ? new BigDecimal(value) : BigDecimal.ZERO);
    }

    /** The {@linkplain #milli() thousandths} of the {@linkplain #of quantity of} a number. */
    static long milli(double value) {
        double thousandths = value * 1000;
        double nearest = Math.rint(thousandths);
        boolean plain = value >= 0 && value < PLAIN && Math.abs(thousandths - nearest) < 0.5 - CLEAR;
        return plain ? (long) nearest : of(value).milli();
    }

    /** Thousandths; the most that can be counted if there are more. */
    public long milli() {
        return value.movePointRight(MILLI).min(MOST).longValue();
    }

    /** As Kubernetes writes it: the largest unit that leaves a whole number, such as {@code 1500m}, {@code 2k}. */
    @Override
    public String toString() {
        if (value.signum() == 0) {
            return "0";
        }
        int power = LARGEST_POWER;
        for (String suffix : SUFFIXES) {
            BigDecimal count = value.movePointLeft(power).stripTrailingZeros();
            if (count.scale() <= 0) {
                return count.toPlainString() + suffix;
            }
            power -= MILLI;
        }
        throw new IllegalStateException("more than three decimals in " + value);
    }
}
