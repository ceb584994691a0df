package dev.tenfold.gameday;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Texts and numbers as JSON, of which a record has millions. */
final class Json {
    private static final long MILLIONTHS = 1_000_000L;
    /** Below this a double counts millionths exactly enough. */
    private static final double QUICK = 1e9;

    private Json() {}

    /** Appends a field behind others. */
    static void text(String name, String value, StringBuilder into) {
        into.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                into.append('\\').append(letter);
            } else if (letter < ' ') {
                into.append("\\u00").append(Character.forDigit(letter >> 4, 16));
                into.append(Character.forDigit(letter & 15, 16));
            } else {
                into.append(letter);
            }
        }
        into.append('"');
    }

    /** Appends a number with six decimals at most; {@code null} where it is none. */
    static void number(double value, StringBuilder into) {
        if (!Double.isFinite(value)) {
            into.append("null");
        } else if (Math.abs(value) >= QUICK) {
            BigDecimal exact = new BigDecimal(value).setScale(6, RoundingMode.HALF_UP);
            into.append(exact.stripTrailingZeros().toPlainString());
        } else {
            quick(Math.round(value * MILLIONTHS), into);
        }
    }

    private static void quick(long millionths, StringBuilder into) {
        long all = Math.abs(millionths);
        into.append(millionths < 0 ? "-" : "").append(all / MILLIONTHS);
        long fraction = all % MILLIONTHS;
        if (fraction > 0) {
            into.append('.');
            for (long unit = MILLIONTHS / 10; fraction > 0; unit /= 10) {
                into.append((char) ('0' + fraction / unit));
                fraction %= unit;
            }
        }
    }
}
