package dev.tenfold.fault;

import java.time.Duration;

/**
 * A service answers a share of its requests with an error.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service that fails
 * @param share share of its answers that are errors once fully on; 0..1
 * @param ramp time to get there; zero means at once
 */
public record Errors(Duration at, Duration lasts, String service, double share, Duration ramp) implements Fault {
    public Errors {
        Ramps.requireTimes(at, lasts);
        Ramps.requireRatio("share", share);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        double good = (1 - before.errorRatio()) * (1 - share * Ramps.progress(activeSeconds, ramp));
        return before.withErrorRatio(1 - good);
    }

    @Override
    public String title() {
        return Ramps.plain(share * 100) + " % errors";
    }
}
