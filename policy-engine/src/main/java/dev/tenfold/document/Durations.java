package dev.tenfold.document;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 90s}, {@code 1h30m}, {@code 250ms}, {@code 1.5h}. The unit is never left out.
 */
public final class Durations {
    /** What a duration looks like, for a schema. */
    public static final String PATTERN = "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h|d))+$";

    private static final Pattern WHOLE = Pattern.compile(PATTERN);
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|ms|s|m|h|d)");
    private static final Pattern LOOSE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-zA-Z]*)");
    private static final Map<String, Long> NANOS_OF_UNIT = new LinkedHashMap<>();

    static {
        NANOS_OF_UNIT.put("d", 86_400_000_000_000L);
        NANOS_OF_UNIT.put("h", 3_600_000_000_000L);
        NANOS_OF_UNIT.put("m", 60_000_000_000L);
        NANOS_OF_UNIT.put("s", 1_000_000_000L);
        NANOS_OF_UNIT.put("ms", 1_000_000L);
        NANOS_OF_UNIT.put("us", 1_000L);
        NANOS_OF_UNIT.put("ns", 1L);
    }

    private Durations() {}

    /**
     * The duration that a text says.
     *
     * @throws IllegalArgumentException if it says none, with the rule as its message
     */
    public static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a duration such as 90s");
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            nanos = nanos.add(
                    new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(NANOS_OF_UNIT.get(part.group(2)))));
        }
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("must be a duration of less than 292 years");
        }
        return Duration.ofNanos(nanos.longValue());
    }

    /** What was probably meant by a text that is no duration. */
    static Optional<String> guess(String text) {
        Matcher matcher = LOOSE.matcher(text.strip());
        if (!matcher.matches() || WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2).toLowerCase(java.util.Locale.ROOT);
        String known = unit.isEmpty() || unit.startsWith("sec")
                ? "s"
                : unit.startsWith("min")
                        ? "m"
                        : unit.startsWith("mil") || unit.equals("msec") ? "ms" : unit.substring(0, 1);
        return NANOS_OF_UNIT.containsKey(known) ? Optional.of("`" + matcher.group(1) + known + "`") : Optional.empty();
    }

    /** The shortest way to write a duration, such as {@code 1h30m}; {@code 0s} for none. */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        long nanos = duration.toNanos();
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Long> unit : NANOS_OF_UNIT.entrySet()) {
            long count = nanos / unit.getValue();
            if (count > 0) {
                text.append(count).append(unit.getKey());
                nanos %= unit.getValue();
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }
}
