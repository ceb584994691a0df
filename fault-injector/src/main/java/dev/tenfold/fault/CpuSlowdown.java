package dev.tenfold.fault;

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
public record CpuSlowdown(Duration at, Duration lasts, String service, double factor, Duration ramp) implements Fault {
    public CpuSlowdown {
        Ramps.requireTimes(at, lasts);
        Ramps.requireFactor(factor);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        double now = 1 + (factor - 1) * Ramps.progress(activeSeconds, ramp);
        return before.withCpuFactor(before.cpuFactor() * now);
    }

    @Override
    public String title() {
        return "CPU time x" + Ramps.plain(factor);
    }
}
