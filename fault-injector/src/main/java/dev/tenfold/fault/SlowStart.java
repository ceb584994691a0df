package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;

/**
 * New replicas take longer to get ready: a cold cache, a slow configuration server, a lock on a migration.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service whose new replicas are slow
 * @param factor multiplier of the time from running process to first request, once fully on; >= 1
 * @param ramp time to get there; zero means at once
 */
@Meaning("New replicas take longer from their running process to their first request.")
public record SlowStart(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,
        @Meaning("The service it strikes.") String service,
        @Meaning("Multiplier once fully on.") Factor factor,

        @Meaning("Time until it is fully on.") @Default("0s")
        Duration ramp)
        implements ServiceFault {
    public SlowStart {
        Ramps.requireTimes(at, lasts);
        Ramps.requireFactor(factor);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        double now = 1 + (factor.value() - 1) * Ramps.progress(activeSeconds, ramp);
        return before.and(Conditions.ofStartUpFactor(now));
    }

    @Override
    public String title() {
        return "start-up x" + Figure.plain(factor.value(), 3);
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new SlowStart(at, lasts, service, Ramps.milder(factor, intensity), ramp);
    }
}
