package dev.tenfold.inject.platform.kubernetes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Numbers as Kubernetes spells them, in the canonical form: the largest suffix that leaves a whole number.
 *
 * @see <a href="https://github.com/kubernetes/apimachinery/blob/master/pkg/api/resource/quantity.go">Quantity</a>
 */
final class Quantities {
    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
    private static final BigInteger KIBI = BigInteger.valueOf(1024);
    private static final int NANO = 9;
    private static final int MILLI = 3;

    private Quantities() {}

    /** CPU as metrics-server tells it, to the nanocore: {@code 123456789n}, {@code 250m}, {@code 2}. */
    static String cores(double cores) {
        return decimal(scaled(cores, NANO), 0);
    }

    /** Memory as metrics-server tells it: {@code 131076Ki}, {@code 128Mi}. */
    static String bytes(double bytes) {
        return canonical(scaled(bytes, 0), KIBI, BINARY, 0);
    }

    /**
     * The value of a metric as adapters tell it, in thousandths, the rest cut off: {@code 1500m}, {@code 3k}.
     *
     * @see <a href="https://github.com/kubernetes-sigs/prometheus-adapter">prometheus-adapter</a>
     */
    static String value(double value) {
        return decimal(scaled(value, MILLI), 2);
    }

    private static BigInteger scaled(double number, int digits) {
        RoundingMode mode = digits == MILLI ? RoundingMode.DOWN : RoundingMode.HALF_UP;
        return new BigDecimal(number).movePointRight(digits).setScale(0, mode).toBigInteger();
    }

    private static String decimal(BigInteger number, int unit) {
        return canonical(number, THOUSAND, DECIMAL, unit);
    }

    private static String canonical(BigInteger number, BigInteger step, String[] suffixes, int unit) {
        if (number.signum() == 0) {
            return "0";
        }
        BigInteger left = number;
        int suffix = unit;
        while (suffix < suffixes.length - 1 && left.mod(step).signum() == 0) {
            left = left.divide(step);
            suffix++;
        }
        return left + suffixes[suffix];
    }
}
