package dev.tenfold.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The upper bounds of a histogram's buckets, the endless one left out.
 *
 * @param seconds the bounds, seconds, rising
 * @param texts the values of {@code le}, in the unit of the metric
 * @param perSecond units of the metric in a second: 1, or 1000 for milliseconds
 */
record Ladder(List<Double> seconds, List<String> texts, double perSecond) {
    /** The value of {@code le} of the endless bucket. */
    static final String ENDLESS = "+Inf";

    /**
     * The defaults of the client libraries, which the NGINX ingress controller shares.
     *
     * @see <a href="https://pkg.go.dev/github.com/prometheus/client_golang/prometheus#pkg-variables">DefBuckets</a>
     */
    static final Ladder CLIENT = of(1, ".005", ".01", ".025", ".05", ".1", ".25", ".5", "1", "2.5", "5", "10");

    /**
     * Envoy's defaults, milliseconds.
     *
     * @see <a href="https://github.com/envoyproxy/envoy/blob/main/source/common/stats/histogram_impl.cc">Envoy,
     *     histogram_impl.cc</a>
     */
    static final Ladder ENVOY = of(
            1000, "0.5", "1", "5", "10", "25", "50", "100", "250", "500", "1000", "2500", "5000", "10000", "30000",
            "60000", "300000", "600000", "1800000", "3600000");

    /** Micrometer's percentile histogram between 1 ms and 30 s, the bounds of a timer of HTTP requests. */
    static final Ladder MICROMETER = micrometer();

    Ladder {
        seconds = List.copyOf(seconds);
        texts = List.copyOf(texts);
    }

    private static Ladder of(double perSecond, String... texts) {
        return of(Arrays.stream(texts).map(BigDecimal::new).toList(), perSecond);
    }

    private static Ladder of(List<BigDecimal> bounds, double perSecond) {
        return new Ladder(
                bounds.stream().map(bound -> bound.doubleValue() / perSecond).toList(),
                bounds.stream()
                        .map(bound -> bound.stripTrailingZeros().toPlainString())
                        .toList(),
                perSecond);
    }

    /** These bounds where the scenario gives none of its own. */
    Ladder orElse(List<Double> own) {
        if (own.isEmpty()) {
            return this;
        }
        return of(
                own.stream()
                        .map(bound -> new BigDecimal(bound * perSecond).setScale(9, RoundingMode.HALF_UP))
                        .toList(),
                perSecond);
    }

    /**
     * Powers of four, each gap between two of them cut in three: nanoseconds.
     *
     * @see <a href="https://github.com/micrometer-metrics/micrometer">Micrometer, PercentileHistogramBuckets</a>
     */
    private static Ladder micrometer() {
        long least = 1_000_000L;
        long most = 30_000_000_000L;
        TreeSet<Long> nanos = new TreeSet<>(List.of(least, most));
        for (int exponent = 2; exponent < 62; exponent += 2) {
            long power = 1L << exponent;
            long step = power / 3;
            for (long bound = power; bound < (power << 2) - step; bound += step) {
                if (bound > least && bound < most) {
                    nanos.add(bound);
                }
            }
        }
        return of(nanos.stream().map(bound -> BigDecimal.valueOf(bound, 9)).toList(), 1);
    }
}
