package dev.tenfold.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that a person would write into a field. */
final class Grids {
    private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)([a-zA-Z]*)");
    private static final List<String> FACTORS = List.of(
            "0.25", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.1", "1.25", "1.5", "1.75", "2", "2.5", "3", "4");

    /** Up to here one replica more is a choice of its own; beyond, a twentieth more. */
    private static final int COUNTED_ONE_BY_ONE = 40;

    private static final double FINER = 1.05;
    private static final int LOWEST_PERCENT = 20;
    private static final int HIGHEST_PERCENT = 95;
    private static final int PERCENT_STEP = 5;

    private Grids() {}

    /** Percentages in steps of five. */
    static List<String> percentages(int current) {
        TreeSet<Integer> values = new TreeSet<>(List.of(current));
        for (int percent = LOWEST_PERCENT; percent <= HIGHEST_PERCENT; percent += PERCENT_STEP) {
            values.add(percent);
        }
        return spelled(values);
    }

    /** Numbers of replicas. */
    static List<String> replicas(int from, int to, int current) {
        TreeSet<Integer> values = new TreeSet<>(List.of(current));
        for (int value = from; value <= Math.max(from, to); ) {
            values.add(value);
            value = value < COUNTED_ONE_BY_ONE ? value + 1 : (int) Math.ceil(value * FINER);
        }
        return spelled(values);
    }

    /**
     * Ceilings over a need, which is of the policy's own target: somewhat less, where replicas may be busier than that
     * at the peak, as much, and more, up to three times.
     */
    static List<String> ceilings(int need, int current) {
        TreeSet<Integer> values = new TreeSet<>(List.of(current));
        for (double factor : new double[] {0.8, 0.85, 0.9, 0.95, 1, 1.1, 1.25, 1.5, 2, 3}) {
            values.add((int) Math.ceil(Math.max(1, need) * factor));
        }
        return spelled(values);
    }

    /** Some whole numbers, and the one in force. */
    static List<String> numbers(int current, int... choices) {
        TreeSet<Integer> values = new TreeSet<>(List.of(current));
        for (int choice : choices) {
            values.add(choice);
        }
        return spelled(values);
    }

    /**
     * Amounts around one, from a quarter to four times of it, with two digits that count.
     *
     * @param written such as {@code 30}, {@code 0.5} or {@code 500Mi}; anything else is left alone
     */
    static List<String> around(String written) {
        Matcher amount = AMOUNT.matcher(written);
        if (!amount.matches()) {
            return List.of(written);
        }
        BigDecimal base = new BigDecimal(amount.group(1));
        if (base.signum() == 0) {
            return List.of(written);
        }
        boolean whole = base.scale() <= 0;
        List<BigDecimal> values = new ArrayList<>(List.of(base));
        for (String factor : FACTORS) {
            BigDecimal value = base.multiply(new BigDecimal(factor)).round(new MathContext(2, RoundingMode.HALF_UP));
            values.add(whole ? value.setScale(0, RoundingMode.HALF_UP) : value);
        }
        return values.stream()
                .filter(value -> value.signum() > 0)
                .map(value -> value.compareTo(base) == 0 ? base : value)
                .distinct()
                .sorted()
                .map(value -> (value == base
                                ? amount.group(1)
                                : value.stripTrailingZeros().toPlainString())
                        + amount.group(2))
                .distinct()
                .toList();
    }

    private static List<String> spelled(TreeSet<Integer> values) {
        return values.stream().map(String::valueOf).toList();
    }
}
