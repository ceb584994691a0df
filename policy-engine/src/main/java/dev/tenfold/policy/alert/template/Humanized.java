package dev.tenfold.policy.alert.template;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Numbers made readable, as Prometheus' template functions do.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/template/template.go">template/template.go</a>
 */
final class Humanized {
    private static final int DIGITS = 4;
    private static final List<String> LARGE = List.of("k", "M", "G", "T", "P", "E", "Z", "Y");
    private static final List<String> BINARY = List.of("ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi");
    private static final List<String> SMALL = List.of("m", "u", "n", "p", "f", "a", "z", "y");
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    private Humanized() {}

    private static boolean odd(double number) {
        return number == 0 || !Double.isFinite(number);
    }

    private static String digits(double number) {
        return GoFormat.significant(number, DIGITS);
    }

    /** {@code humanize}: 1234567 is 1.235M, 0.001 is 1m. */
    static String plain(double number) {
        if (odd(number)) {
            return digits(number);
        }
        return Math.abs(number) >= 1 ? divided(number, 1000, LARGE) : multiplied(number);
    }

    /** {@code humanize1024}: 2048 is 2ki. */
    static String binary(double number) {
        return Math.abs(number) <= 1 || odd(number) ? digits(number) : divided(number, 1024, BINARY);
    }

    private static String divided(double number, int base, List<String> prefixes) {
        double left = number;
        String prefix = "";
        for (int i = 0; i < prefixes.size() && Math.abs(left) >= base; i++) {
            prefix = prefixes.get(i);
            left /= base;
        }
        return digits(left) + prefix;
    }

    private static String multiplied(double number) {
        double left = number;
        String prefix = "";
        for (int i = 0; i < SMALL.size() && Math.abs(left) < 1; i++) {
            prefix = SMALL.get(i);
            left *= 1000;
        }
        return digits(left) + prefix;
    }

    /** {@code humanizePercentage}: 0.25 is 25%. */
    static String percentage(double ratio) {
        return digits(ratio * 100) + "%";
    }

    /** {@code humanizeDuration}: 3723 is 1h 2m 3s, 0.02 is 20ms. */
    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return digits(seconds);
        }
        if (seconds == 0) {
            return digits(seconds) + "s";
        }
        if (Math.abs(seconds) < 1) {
            return multiplied(seconds) + "s";
        }
        String sign = seconds < 0 ? "-" : "";
        double size = Math.abs(seconds);
        long whole = (long) size;
        String tail = whole / MINUTE % MINUTE + "m " + whole % MINUTE + "s";
        String hours = whole / HOUR % 24 + "h ";
        if (whole >= DAY) {
            return sign + whole / DAY + "d " + hours + tail;
        }
        if (whole >= HOUR) {
            return sign + hours + tail;
        }
        return sign + (whole >= MINUTE ? tail : digits(size) + "s");
    }

    /** {@code humanizeTimestamp}: seconds since 1970 as a date in UTC. */
    static String timestamp(double seconds) {
        if (!Double.isFinite(seconds)) {
            return digits(seconds);
        }
        long millis = (long) (seconds * 1e9) / 1_000_000;
        LocalDateTime utc = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        String time = two(utc.getHour()) + ":" + two(utc.getMinute()) + ":" + two(utc.getSecond());
        String fraction =
                ("." + String.valueOf(1000 + Math.floorMod(millis, 1000L)).substring(1)).replaceAll("\\.?0+$", "");
        return utc.toLocalDate() + " " + time + fraction + " +0000 UTC";
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
