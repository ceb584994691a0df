package dev.tenfold.policy.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quantity as Kubernetes writes it: {@code 500m}, {@code 1.5Gi}, {@code 2}, {@code 1e3}.
 *
 * @param value exactly, except that digits beyond a billionth are rounded away from zero
 * @see <a href="https://github.com/kubernetes/apimachinery/blob/master/pkg/api/resource/quantity.go">quantity.go</a>
 */
public record Amount(BigDecimal value) {
    private static final Pattern FORM = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))([a-zA-Z]*)([+-]?\\d*)");
    private static final Map<String, Integer> DECIMAL = Map.ofEntries(
            Map.entry("n", -9),
            Map.entry("u", -6),
            Map.entry("m", -3),
            Map.entry("", 0),
            Map.entry("k", 3),
            Map.entry("M", 6),
            Map.entry("G", 9),
            Map.entry("T", 12),
            Map.entry("P", 15),
            Map.entry("E", 18));
    private static final String BINARY = "KMGTPE";
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int NANO = 9;
    private static final int MILLI = 3;

    /** Beyond this many digits every exponent gives the most or the least there is. */
    private static final int LARGEST_EXPONENT = 40;

    private static final int LONGEST_TEXT = 100;

    public Amount {
        value = value.setScale(NANO, RoundingMode.UP).min(MOST).max(MOST.negate());
    }

    /** The quantity that a text says; empty if it says none. */
    public static Optional<Amount> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > LONGEST_TEXT || !form.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(form.group(1));
        String suffix = form.group(2);
        String exponent = form.group(3);
        if (!exponent.isEmpty()) {
            boolean scientific = suffix.equals("e") || suffix.equals("E");
            return scientific && exponent.matches(".*\\d") ? Optional.of(scaled(number, exponent)) : Optional.empty();
        }
        if (DECIMAL.containsKey(suffix)) {
            return Optional.of(new Amount(number.scaleByPowerOfTen(DECIMAL.get(suffix))));
        }
        int power = suffix.length() == 2 && suffix.charAt(1) == 'i' ? BINARY.indexOf(suffix.charAt(0)) + 1 : 0;
        return power > 0
                ? Optional.of(new Amount(number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(10 * power)))))
                : Optional.empty();
    }

    private static Amount scaled(BigDecimal number, String exponent) {
        BigInteger bounded = new BigInteger(exponent)
                .min(BigInteger.valueOf(LARGEST_EXPONENT))
                .max(BigInteger.valueOf(-LARGEST_EXPONENT));
        return new Amount(number.scaleByPowerOfTen(bounded.intValue()));
    }

    /** Thousandths, rounded away from zero; empty if there are too many to count. */
    public OptionalLong milli() {
        BigDecimal milli = value.setScale(MILLI, RoundingMode.UP).movePointRight(MILLI);
        return milli.abs().compareTo(MOST) > 0 ? OptionalLong.empty() : OptionalLong.of(milli.longValueExact());
    }

    /**
     * Thousandths as people write them: in the largest binary unit from {@code Mi} on that leaves no rest, in whole
     * units, or as thousandths.
     */
    public static String written(long milli) {
        if (milli % 1000 != 0) {
            return milli + "m";
        }
        BigInteger whole = BigInteger.valueOf(milli / 1000);
        for (int power = BINARY.length(); power > 1; power--) {
            BigInteger unit = BigInteger.ONE.shiftLeft(10 * power);
            if (whole.signum() > 0 && whole.mod(unit).signum() == 0) {
                return whole.divide(unit) + BINARY.substring(power - 1, power) + "i";
            }
        }
        return whole.toString();
    }

    /** How a misspelt quantity was probably meant: units in the wrong case, or with a {@code B} at the end. */
    public static Optional<String> guess(String text) {
        Matcher form = FORM.matcher(text.strip().replaceAll("\\s+", ""));
        if (!form.matches()) {
            return Optional.empty();
        }
        String unit = form.group(2).replaceAll("[bB]$", "");
        boolean bytes = !unit.equals(form.group(2));
        String first = unit.isEmpty() ? "" : unit.substring(0, 1).toUpperCase(Locale.ROOT);
        String decimal = first.equals("K") ? "k" : first;
        String known = unit.endsWith("i") ? first + "i" : !bytes && DECIMAL.containsKey(unit) ? unit : decimal;
        String guess = form.group(1) + known;
        return parse(guess).isPresent() && !guess.equals(text) ? Optional.of("`" + guess + "`") : Optional.empty();
    }

    /** The number without needless zeros. */
    @Override
    public String toString() {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
