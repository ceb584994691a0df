package dev.tenfold.calibration;

import java.util.List;

/**
 * One value of a calibrated service, with what speaks for it.
 *
 * @param name its key in a scenario, or what it is called where scenarios have no key for it
 * @param value as a scenario writes it
 * @param fit how well it fits, such as {@code R2 0.98, off by 3 %, 20 points}; empty if it was not fitted
 * @param origin where it comes from, such as {@code slope of cpu in pods.json over rate}
 * @param warnings what the measurements cannot say about it, a sentence each
 */
public record Parameter(String name, String value, String fit, String origin, List<String> warnings) {
    public Parameter {
        warnings = List.copyOf(warnings);
    }
}
