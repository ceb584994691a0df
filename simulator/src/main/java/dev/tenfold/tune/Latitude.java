package dev.tenfold.tune;

import java.time.Duration;
import java.util.Objects;

/**
 * How far scenarios that are derived from a given one may differ from it.
 *
 * @param load how much more or less may be asked, relative; 0.1 is from 90 to 110 %
 * @param ramps how much longer or shorter each rise and fall may take, relative
 * @param startUp how much longer or shorter replicas and nodes may take to come, relative
 * @param moment how much earlier or later everything may happen
 */
public record Latitude(double load, double ramps, double startUp, Duration moment) {
    /** What is taken where nobody says otherwise. */
    public static final Latitude USUAL = new Latitude(0.1, 0.25, 0.2, Duration.ofMinutes(2));

    /** Other chances, and nothing else. */
    public static final Latitude NONE = new Latitude(0, 0, 0, Duration.ZERO);

    public Latitude {
        Objects.requireNonNull(moment, "moment");
        requireShare("load", load);
        requireShare("ramps", ramps);
        requireShare("startUp", startUp);
        if (moment.isNegative()) {
            throw new IllegalArgumentException("moment must be >= 0s");
        }
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0) || share > 0.9) {
            throw new IllegalArgumentException(name + " must be 0 to 90 %");
        }
    }
}
