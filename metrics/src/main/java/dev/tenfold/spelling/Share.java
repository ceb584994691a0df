package dev.tenfold.spelling;

import java.math.BigDecimal;

/**
 * A part of a whole, such as {@code 1 %}.
 *
 * @param ratio 0..1
 */
@Written(as = "1 %", pattern = "\\d+(\\.\\d+)? ?%")
public record Share(double ratio) {
    public Share {
        if (!(ratio >= 0) || ratio > 1) {
            throw new IllegalArgumentException("ratio must be 0..1");
        }
    }

    /**
     * Reads a share.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Share parse(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,9})? ?%")) {
            throw new IllegalArgumentException("must be a share such as 1 %");
        }
        BigDecimal percent = new BigDecimal(text.substring(0, text.length() - 1).trim());
        if (percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("must be 0 % to 100 %");
        }
        return new Share(percent.movePointLeft(2).doubleValue());
    }

    @Override
    public String toString() {
        return Figure.plain(ratio * 100, 3) + " %";
    }
}
