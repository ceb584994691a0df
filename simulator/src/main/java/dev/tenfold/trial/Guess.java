package dev.tenfold.trial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A number of the model that nobody has measured.
 *
 * @param path as in {@link Setting}
 * @param value what holds, as it would be written, such as {@code 20s} or {@code 1s-3s}
 * @param why it counts as guessed: {@code left out}, or {@code marked} by its author
 */
public record Guess(String path, String value, String why) {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final int DECIMALS = 3;

    /** Whether it is a number, or several, and not all of them zero: what can be a fifth more or less. */
    boolean canVary() {
        boolean numeric = value.matches("x?\\d[\\d.]*(\\s?[A-Za-z%/]*)?(-\\d[\\d.]*[A-Za-z]*)?");
        return numeric
                && NUMBER.matcher(value).results().anyMatch(number -> new BigDecimal(number.group()).signum() > 0);
    }

    /**
     * Ways to write it that much larger or smaller, the most exact first: some values have to be whole. A whole number
     * moves by one at least.
     *
     * @param factor such as 1.2
     */
    List<Setting> times(double factor) {
        String exact = written(factor, DECIMALS);
        String whole = written(factor, 0);
        return Stream.of(exact, whole)
                .distinct()
                .filter(text -> !text.equals(value))
                .map(text -> new Setting(path, text))
                .toList();
    }

    private String written(double factor, int decimals) {
        Matcher numbers = NUMBER.matcher(value);
        return numbers.replaceAll(number -> times(new BigDecimal(number.group()), factor, decimals));
    }

    private static String times(BigDecimal number, double factor, int decimals) {
        RoundingMode outwards = factor > 1 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal scaled = number.multiply(BigDecimal.valueOf(Math.round(factor * 1000), 3))
                .setScale(decimals, decimals == 0 ? outwards : RoundingMode.HALF_UP);
        return scaled.signum() == 0 ? "0" : scaled.stripTrailingZeros().toPlainString();
    }
}
