package dev.tenfold.scenario;

import dev.tenfold.spelling.Span;
import dev.tenfold.spelling.Written;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a readiness probe asks, such as {@code 10s}, or {@code none} where nothing asks.
 *
 * @param period time between two probes; empty if there is no probe
 */
@Written(as = "10s", pattern = "none|\\d+(\\.\\d+)?(ms|s|m)")
public record ProbeSpec(Optional<Duration> period) {
    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ProbeSpec parse(String text) {
        if (text.equals("none")) {
            return new ProbeSpec(Optional.empty());
        }
        if (!text.matches("\\d{1,6}(\\.\\d{1,3})?(ms|s|m)")) {
            throw new IllegalArgumentException("must be none or a period such as 10s");
        }
        Duration period = Span.parse(text).least();
        if (period.isZero()) {
            throw new IllegalArgumentException("must be none or a period > 0s");
        }
        return new ProbeSpec(Optional.of(period));
    }

    @Override
    public String toString() {
        return period.map(Spelled::time).orElse("none");
    }
}
