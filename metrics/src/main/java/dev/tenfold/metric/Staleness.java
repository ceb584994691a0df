package dev.tenfold.metric;

/**
 * The marker that ends a series: a NaN of its own bits, written where a target or one of its series disappears, so that
 * queries see the series gone at once instead of after the lookback.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/model/value/value.go">model/value/value.go</a>
 */
public final class Staleness {
    private static final long BITS = 0x7ff0000000000002L;

    /** The marker. Compare with {@link #isMarker(double)}: like each NaN it does not equal itself. */
    public static final double MARKER = Double.longBitsToDouble(BITS);

    private Staleness() {}

    /** Whether a value is the marker, and not just any NaN. */
    public static boolean isMarker(double value) {
        return value != value && Double.doubleToRawLongBits(value) == BITS;
    }
}
