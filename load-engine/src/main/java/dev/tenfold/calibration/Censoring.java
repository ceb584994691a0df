package dev.tenfold.calibration;

import dev.tenfold.recording.Latency;
import dev.tenfold.recording.LoadTest;
import java.util.Optional;

/** Whether a load test stopped before its slowest requests ended: then those are in no figure. */
final class Censoring {
    private static final double LONG = 0.2;
    private static final double FEW_A_USER = 5;

    private Censoring() {}

    /** What is censored, if anything, in words. */
    static Optional<String> of(LoadTest test) {
        Latency latency = test.total().latency();
        double slowest = latency.percentiles().isEmpty()
                ? Double.NaN
                : latency.percentiles().get(latency.percentiles().lastKey());
        boolean stoppedEarly = test.seconds() > 0 && slowest > LONG * test.seconds();
        boolean waiting = test.maxUsers() > 0 && test.total().count() < FEW_A_USER * test.maxUsers();
        if (!stoppedEarly && !waiting) {
            return Optional.empty();
        }
        return Optional.of("censored: "
                + (stoppedEarly
                        ? "answers took up to " + Digits.time(slowest) + " of a test of " + Digits.time(test.seconds())
                        : test.total().count() + " requests of " + Digits.of(test.maxUsers()) + " users ended")
                + ", so that the slowest were still waiting at its end and are in no figure");
    }
}
