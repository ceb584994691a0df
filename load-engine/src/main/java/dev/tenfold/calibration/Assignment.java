package dev.tenfold.calibration;

import java.util.Locale;

/**
 * A series in a role, as a person says it: {@code p95_ms*0.001}.
 *
 * @param role what it tells
 * @param name of the metric or column
 * @param scale multiplies its values, to get seconds, cores, or requests a second
 */
public record Assignment(Role role, String name, double scale) {
    public Assignment {
        if (name.isEmpty()) {
            throw new IllegalArgumentException(role.word() + " must name a column or metric, was empty");
        }
        if (!(scale > 0) || !Double.isFinite(scale)) {
            throw new IllegalArgumentException(role.word() + " must be scaled by a number > 0");
        }
    }

    /** Reads {@code NAME} or {@code NAME*FACTOR}; without a factor the name's own unit counts, such as {@code _ms}. */
    public static Assignment parse(Role role, String text) {
        int star = text.lastIndexOf('*');
        if (star < 0) {
            return new Assignment(role, text, Role.scaleOf(text));
        }
        try {
            return new Assignment(role, text.substring(0, star).strip(), Double.parseDouble(text.substring(star + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(role.word() + " must be COLUMN or COLUMN*FACTOR, was " + text, e);
        }
    }

    boolean names(String track) {
        return name.toLowerCase(Locale.ROOT).equals(track.toLowerCase(Locale.ROOT));
    }
}
