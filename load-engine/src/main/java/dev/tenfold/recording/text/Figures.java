package dev.tenfold.recording.text;

import java.nio.charset.StandardCharsets;

/** Numbers as files write them. */
public final class Figures {
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Figures() {}

    /** A number; NaN if it is none. */
    public static double of(String text) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** A number given as a part of some bytes; NaN if it is none. */
    public static double of(byte[] bytes, int from, int to) {
        int at = from < to && bytes[from] == '-' ? from + 1 : from;
        long digits = 0;
        int point = -1;
        for (int i = at; i < to; i++) {
            byte each = bytes[i];
            if (each >= '0' && each <= '9') {
                digits = digits * 10 + each - '0';
            } else if (each == '.' && point < 0) {
                point = i;
            } else {
                return slow(bytes, from, to);
            }
        }
        int count = to - at - (point < 0 ? 0 : 1);
        if (count < 1 || count > 15) {
            return slow(bytes, from, to);
        }
        // Exact: both are whole numbers below 2^53, and the division rounds once.
        double number = point < 0 ? digits : digits / TENS[to - point - 1];
        return at > from ? -number : number;
    }

    private static double slow(byte[] bytes, int from, int to) {
        boolean digit = false;
        for (int i = from; i < to; i++) {
            byte each = bytes[i];
            digit |= each >= '0' && each <= '9';
            // Java would take letters too: 0x1p3, 1f, NaN.
            if ((each < '0' || each > '9') && each != '.' && each != '-' && each != '+' && each != 'e' && each != 'E') {
                return Double.NaN;
            }
        }
        try {
            return digit
                    ? Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
                    : Double.NaN;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /** A whole number >= 0 given as a part of some bytes; -1 if it is none, or above 10^18. */
    public static long whole(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    /** An amount of time with its unit, such as {@code 12.5ms}, {@code 3s} or {@code 250us}, in seconds; else NaN. */
    public static double seconds(String text) {
        String[] units = {"ns", "us", "\u00b5s", "\u03bcs", "ms", "s", "m"};
        double[] factors = {1e-9, 1e-6, 1e-6, 1e-6, 1e-3, 1, 60};
        for (int i = 0; i < units.length; i++) {
            if (text.endsWith(units[i])) {
                double number = of(text.substring(0, text.length() - units[i].length()));
                if (!Double.isNaN(number)) {
                    return number * factors[i];
                }
            }
        }
        return Double.NaN;
    }
}
