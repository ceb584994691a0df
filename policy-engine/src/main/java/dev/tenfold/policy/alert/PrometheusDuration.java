package dev.tenfold.policy.alert;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Prometheus and the Alertmanager write them: {@code 1h30m}.
 *
 * @see <a href="https://github.com/prometheus/common/blob/main/model/time.go">model/time.go, ParseDuration</a>
 */
public final class PrometheusDuration {
    private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
    private static final long[] UNIT_MILLIS = {
        365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1
    };

    /** Units must come in this order, each at most once. */
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

    private static final long MOST_MILLIS = Long.MAX_VALUE / 1_000_000;

    private PrometheusDuration() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if it is none; the message is what does not hold
     */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || !form.matches()) {
            throw new IllegalArgumentException("must be a duration such as 1h30m");
        }
        try {
            long total = 0;
            for (int unit = 0; unit < UNIT_MILLIS.length; unit++) {
                String count = form.group(unit + 1);
                long millis = count == null ? 0 : Math.multiplyExact(Long.parseLong(count), UNIT_MILLIS[unit]);
                total = Math.addExact(total, millis);
            }
            if (total <= MOST_MILLIS) {
                return Duration.ofMillis(total);
            }
        } catch (ArithmeticException | NumberFormatException tooLong) {
            // Falls through to the one complaint about length.
        }
        throw new IllegalArgumentException("must be shorter than 292 years");
    }

    /** The duration as Prometheus prints it: years, weeks and days only where they leave no rest. */
    public static String text(Duration duration) {
        long left = duration.toMillis();
        if (left == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        for (int unit = 0; unit < UNIT_MILLIS.length; unit++) {
            long millis = UNIT_MILLIS[unit];
            boolean onlyWhole = unit < 3;
            if (left >= millis && (!onlyWhole || left % millis == 0)) {
                text.append(left / millis).append(UNITS[unit]);
                left %= millis;
            }
        }
        return text.toString();
    }
}
