package dev.tenfold.architecture.bad.kernel;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Uses of the same classes that no rule is about. */
final class Innocent {
    private final Random random = new Random(7);
    private final long seconds = TimeUnit.MINUTES.toSeconds(1);
    private final Instant start = Instant.ofEpochSecond(seconds);

    Innocent(double factor) {
        if (factor < 1) throw new IllegalArgumentException("factor must be >= 1, was " + factor);
    }

    double root() {
        return Math.max(Math.sqrt(random.nextDouble()), StrictMath.exp(start.getNano()));
    }
}
