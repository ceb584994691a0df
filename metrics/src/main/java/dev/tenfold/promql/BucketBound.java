package dev.tenfold.promql;

import java.util.Locale;
import java.util.regex.Pattern;

/** The {@code le} of a bucket, read as Go reads numbers. */
final class BucketBound {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private BucketBound() {}

    /** The bound, or NaN if the text is no number. */
    static double parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "+inf", "inf", "+infinity", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        };
    }
}
