package dev.tenfold.fault;

import java.time.Duration;

/**
 * The part of a request's time that is not CPU grows by a factor.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service that answers late
 * @param factor multiplier once fully on; >= 1
 * @param ramp time to get there; zero means at once
 */
public record LatencyFactor(Duration at, Duration lasts, String service, double factor, Duration ramp)
        implements Fault {
    public LatencyFactor {
        Ramps.requireTimes(at, lasts);
        Ramps.requireFactor(factor);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        double now = 1 + (factor - 1) * Ramps.progress(activeSeconds, ramp);
        return before.withLatencyFactor(before.latencyFactor() * now);
    }

    @Override
    public String title() {
        return "latency x" + Ramps.plain(factor);
    }
}
