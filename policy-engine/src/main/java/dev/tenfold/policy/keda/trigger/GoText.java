package dev.tenfold.policy.keda.trigger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values as KEDA reads them from text: numbers as JSON writes them, truth values and durations as Go's own library
 * does.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/scalersconfig/typed_config.go">
 *     typed_config.go</a>
 */
final class GoText {
    private static final Pattern JSON_WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern SPECIAL = Pattern.compile("[+-]?(?i:inf|infinity)|(?i:nan)");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+");
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    private static final Pattern DURATION =
            Pattern.compile("([+-]?)((?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+|0)");
    private static final Pattern PART = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, Long> NANOS_OF_UNIT = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final int LONGEST_NUMBER = 100;

    private GoText() {}

    /** A whole number of 64 bits in JSON: no plus sign, no leading zeros, no fraction. */
    static OptionalLong jsonWhole(String text) {
        return text.length() <= LONGEST_NUMBER && JSON_WHOLE.matcher(text).matches()
                ? bounded(new BigInteger(text))
                : OptionalLong.empty();
    }

    /** A finite number in JSON. */
    static OptionalDouble jsonNumber(String text) {
        if (text.length() > LONGEST_NUMBER || !JSON_NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** A number as {@code strconv.ParseFloat} reads it, with {@code NaN} and {@code Inf}. */
    static OptionalDouble number(String text) {
        if (SPECIAL.matcher(text).matches()) {
            boolean negative = text.startsWith("-");
            boolean none = text.toLowerCase(Locale.ROOT).endsWith("nan");
            double infinity = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return OptionalDouble.of(none ? Double.NaN : infinity);
        }
        return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /** A whole number of 64 bits as {@code strconv.ParseInt} reads it. */
    static OptionalLong decimal(String text) {
        return text.length() <= LONGEST_NUMBER && DECIMAL.matcher(text).matches()
                ? bounded(new BigInteger(text))
                : OptionalLong.empty();
    }

    private static OptionalLong bounded(BigInteger number) {
        return number.bitLength() < Long.SIZE ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /** A truth value as {@code strconv.ParseBool} reads it. */
    static Optional<Boolean> truth(String text) {
        return TRUE.contains(text) ? Optional.of(true) : FALSE.contains(text) ? Optional.of(false) : Optional.empty();
    }

    /** A duration as {@code time.ParseDuration} reads it, or a number of milliseconds; negative ones are none. */
    static Optional<Duration> duration(String text) {
        Matcher whole = DURATION.matcher(text);
        if (text.length() > LONGEST_NUMBER || !whole.matches()) {
            OptionalLong millis = decimal(text);
            return millis.isPresent() && millis.getAsLong() >= 0
                    ? Optional.of(Duration.ofMillis(millis.getAsLong()))
                    : Optional.empty();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(whole.group(2));
        while (part.find()) {
            String count = part.group(1).endsWith(".") ? part.group(1) + "0" : part.group(1);
            nanos = nanos.add(new BigDecimal(count).multiply(BigDecimal.valueOf(NANOS_OF_UNIT.get(part.group(2)))));
        }
        boolean negative = whole.group(1).equals("-") && nanos.signum() > 0;
        boolean tooLong = nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
        return negative || tooLong ? Optional.empty() : Optional.of(Duration.ofNanos(nanos.longValue()));
    }
}
