package dev.tenfold.recording.text;

import java.nio.charset.StandardCharsets;

/** Points in time as files write them, read into milliseconds since 1970 in UTC. */
public final class Stamps {
    /** What is answered where a text is no time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Stamps() {}

    /** Any spelling that is known: ISO-8601 and its like, numbers since 1970, or that of access logs. */
    public static long any(String text) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        return any(bytes, 0, bytes.length);
    }

    /** Any spelling that is known. */
    public static long any(byte[] bytes, int from, int to) {
        long iso = iso(bytes, from, to);
        if (iso != NONE) {
            return iso;
        }
        long epoch = epoch(Figures.of(bytes, from, to));
        return epoch != NONE ? epoch : accessLog(bytes, from, to);
    }

    /**
     * A number since 1970: in seconds, or in milli-, micro- or nanoseconds if it is too large to be seconds before the
     * year 5138.
     */
    public static long epoch(double number) {
        double size = Math.abs(number);
        if (!(size < 1e20)) {
            return NONE;
        }
        return Math.round(
                size < 1e11 ? number * 1e3 : size < 1e14 ? number : size < 1e17 ? number / 1e3 : number / 1e6);
    }

    /**
     * ISO-8601, {@code 2026-01-31T12:00:00.123+01:00}; a space or underscore for the T, slashes for the dashes, and the
     * seconds, the offset, or the whole time of day may be left out. Without an offset it is UTC.
     */
    public static long iso(byte[] bytes, int from, int to) {
        if (to - from < 10 || bytes[from + 4] != bytes[from + 7] || bytes[from + 4] != '-' && bytes[from + 4] != '/') {
            return NONE;
        }
        long day = day(number(bytes, from, 4), number(bytes, from + 5, 2), number(bytes, from + 8, 2));
        if (day == NONE || to - from == 10) {
            return day;
        }
        byte gap = bytes[from + 10];
        if (gap != 'T' && gap != ' ' && gap != 't' && gap != '_' || to - from < 16 || bytes[from + 13] != ':') {
            return NONE;
        }
        int seconds = 0;
        int at = from + 16;
        if (at < to && bytes[at] == ':' && at + 3 <= to) {
            seconds = number(bytes, at + 1, 2);
            at += 3;
        }
        return rest(day, number(bytes, from + 11, 2), number(bytes, from + 14, 2), seconds, bytes, at, to);
    }

    /** The time of Apache and nginx, {@code 17/May/2015:10:05:03 +0000}, also with a fraction of a second. */
    public static long accessLog(byte[] bytes, int from, int to) {
        int at = to - from > 10 && bytes[from + 1] == '/' ? from - 1 : from;
        if (to - at < 20 || bytes[at + 2] != '/' || bytes[at + 6] != '/' || bytes[at + 11] != ':') {
            return NONE;
        }
        int days = at < from ? number(bytes, from, 1) : number(bytes, at, 2);
        long day = day(number(bytes, at + 7, 4), month(bytes, at + 3), days);
        if (day == NONE || bytes[at + 14] != ':' || bytes[at + 17] != ':') {
            return NONE;
        }
        int seconds = number(bytes, at + 18, 2);
        return rest(day, number(bytes, at + 12, 2), number(bytes, at + 15, 2), seconds, bytes, at + 20, to);
    }

    private static long rest(long day, int hours, int minutes, int seconds, byte[] bytes, int start, int to) {
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) {
            return NONE;
        }
        long millis = day + hours * 3_600_000L + minutes * 60_000L + seconds * 1000L;
        int at = start;
        if (at < to && (bytes[at] == '.' || bytes[at] == ',')) {
            int unit = 100;
            for (at++; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
                millis += (long) unit * (bytes[at] - '0');
                unit /= 10;
            }
        }
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        long offset = offset(bytes, at, to);
        return offset == NONE ? NONE : millis - offset;
    }

    private static long offset(byte[] bytes, int at, int to) {
        int length = to - at;
        if (length == 0 || length == 1 && (bytes[at] == 'Z' || bytes[at] == 'z')) {
            return 0;
        }
        if (length == 3 && bytes[at] >= 'A' && (bytes[at] == 'U' || bytes[at] == 'G')) {
            return 0; // UTC and GMT
        }
        boolean colon = length == 6 && bytes[at + 3] == ':';
        if (bytes[at] != '+' && bytes[at] != '-' || length != 5 && !colon && length != 3) {
            return NONE;
        }
        int hours = number(bytes, at + 1, 2);
        int minutes = length == 3 ? 0 : number(bytes, at + (colon ? 4 : 3), 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        long offset = hours * 3_600_000L + minutes * 60_000L;
        return bytes[at] == '-' ? -offset : offset;
    }

    /** Milliseconds from 1970 to a day of the Gregorian calendar, whose year is thought to begin in March. */
    private static long day(int year, int month, int day) {
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
            return NONE;
        }
        int march = month > 2 ? year : year - 1;
        long days = 365L * march + march / 4 - march / 100 + march / 400;
        int inYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return (days + inYear - 719_468) * 86_400_000L;
    }

    private static int month(byte[] bytes, int at) {
        for (int i = 0; i < 12; i++) {
            if (MONTHS.charAt(3 * i) == bytes[at]
                    && MONTHS.charAt(3 * i + 1) == bytes[at + 1]
                    && MONTHS.charAt(3 * i + 2) == bytes[at + 2]) {
                return i + 1;
            }
        }
        return -1;
    }

    private static int number(byte[] bytes, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }
}
