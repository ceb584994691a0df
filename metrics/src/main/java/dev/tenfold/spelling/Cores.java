package dev.tenfold.spelling;

import java.math.BigDecimal;

/**
 * An amount of CPU as Kubernetes writes it: {@code 2}, {@code 0.5} or {@code 500m}.
 *
 * @param value cores; >= 0
 */
@Written(as = "500m", pattern = "\\d+m|\\d+(\\.\\d+)?")
public record Cores(double value) {
    /**
     * Reads an amount of CPU.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Cores parse(String text) {
        if (!text.matches("\\d{1,9}m|\\d{1,6}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("must be cores such as 500m or 0.5");
        }
        return text.endsWith("m")
                ? new Cores(new BigDecimal(text.substring(0, text.length() - 1))
                        .movePointLeft(3)
                        .doubleValue())
                : new Cores(new BigDecimal(text).doubleValue());
    }

    /** Thousandths of a core, rounded up, as Kubernetes does. */
    public long milli() {
        return (long) Math.ceil(value * 1000 - 1e-9);
    }

    @Override
    public String toString() {
        return Figure.plain(value, 3);
    }
}
