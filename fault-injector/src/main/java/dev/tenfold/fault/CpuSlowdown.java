package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;

/**
 * Every request needs more CPU than it did: a bad release, a cold cache, a debug flag.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service that works more
 * @param factor multiplier of CPU time once fully on; >= 1
 * @param ramp time to get there; zero means at once
 */
@Meaning("Every request needs more CPU than it did.")
public record CpuSlowdown(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,
        @Meaning("The service it strikes.") String service,
        @Meaning("Multiplier once fully on.") Factor factor,

        @Meaning("Time until it is fully on.") @Default("0s")
        Duration ramp)
        implements ServiceFault {
    public CpuSlowdown {
        Ramps.requireTimes(at, lasts);
        Ramps.requireFactor(factor);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        double now = 1 + (factor.value() - 1) * Ramps.progress(activeSeconds, ramp);
        return before.and(Conditions.ofCpuFactor(now));
    }

    @Override
    public String title() {
        return "CPU time x" + Figure.plain(factor.value(), 3);
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new CpuSlowdown(at, lasts, service, Ramps.milder(factor, intensity), ramp);
    }
}
