package dev.tenfold.spelling;

import java.util.List;

/**
 * An amount of memory as Kubernetes writes it: {@code 512Mi}, {@code 2Gi}, {@code 500M}.
 *
 * @param bytes >= 0
 */
@Written(as = "512Mi", pattern = "\\d+(Ki|Mi|Gi|Ti|k|M|G|T)?")
public record Size(long bytes) {
    private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti");
    private static final List<String> DECIMAL = List.of("k", "M", "G", "T");

    /**
     * Reads an amount of memory.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Size parse(String text) {
        if (!text.matches("\\d{1,15}(Ki|Mi|Gi|Ti|k|M|G|T)?")) {
            throw new IllegalArgumentException("must be a size such as 512Mi");
        }
        String digits = text.replaceAll("[A-Za-z]", "");
        String unit = text.substring(digits.length());
        long factor = 1;
        for (int i = 0; i <= BINARY.indexOf(unit); i++) {
            factor *= 1024;
        }
        for (int i = 0; i <= DECIMAL.indexOf(unit); i++) {
            factor *= 1000;
        }
        try {
            return new Size(Math.multiplyExact(Long.parseLong(digits), factor));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("must be below 8 exabytes");
        }
    }

    @Override
    public String toString() {
        return bytes % (1 << 20) == 0 ? bytes / (1 << 20) + "Mi" : Long.toString(bytes);
    }
}
