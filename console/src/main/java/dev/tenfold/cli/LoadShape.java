package dev.tenfold.cli;

import dev.tenfold.load.Profile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a level goes over time. */
enum LoadShape {
    /** The level all the time. */
    STEADY,
    /** From nothing to the level, evenly. */
    RAMP,
    /** The level, a tenth of the time three times of it in the middle, and the level again. */
    SPIKE,
    /** The level all the time, an hour if nothing else is said. */
    SOAK;

    private static final double SPIKE_FACTOR = 3;

    static LoadShape of(String name) throws Misuse {
        for (LoadShape each : values()) {
            if (each.toString().equals(name)) {
                return each;
            }
        }
        String all = Arrays.stream(values()).map(LoadShape::toString).collect(Collectors.joining(", "));
        throw new Misuse("--shape must be one of " + all + ", was " + name);
    }

    String usualLength() {
        return this == SOAK ? "1h" : "30s";
    }

    Profile profile(double level, Duration length) {
        long nanos = length.toNanos();
        long tenth = nanos / 10;
        long before = (nanos - tenth) / 2;
        return new Profile(
                switch (this) {
                    case STEADY, SOAK -> List.of(new Profile.Piece(level, level, nanos));
                    case RAMP -> List.of(new Profile.Piece(0, level, nanos));
                    case SPIKE ->
                        List.of(
                                new Profile.Piece(level, level, before),
                                new Profile.Piece(SPIKE_FACTOR * level, SPIKE_FACTOR * level, tenth),
                                new Profile.Piece(level, level, nanos - tenth - before));
                });
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
