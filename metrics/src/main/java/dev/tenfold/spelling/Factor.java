package dev.tenfold.spelling;

import java.math.BigDecimal;

/**
 * A multiple, such as {@code x10}.
 *
 * @param value how many times; >= 0
 */
@Written(as = "x10", pattern = "x\\d+(\\.\\d+)?")
public record Factor(double value) {
    /**
     * Reads a multiple.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Factor parse(String text) {
        if (!text.matches("x\\d{1,9}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException("must be a factor such as x10");
        }
        return new Factor(new BigDecimal(text.substring(1)).doubleValue());
    }

    @Override
    public String toString() {
        return "x" + Figure.plain(value, 3);
    }
}
