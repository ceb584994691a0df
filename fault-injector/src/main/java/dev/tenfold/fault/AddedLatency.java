package dev.tenfold.fault;

import java.time.Duration;

/**
 * A service answers later than it did, without working more: a lock, a slow disk, a far region.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service that answers late
 * @param latency added to every answer once fully on; >= 0s
 * @param ramp time to get there; zero means at once
 */
public record AddedLatency(Duration at, Duration lasts, String service, Duration latency, Duration ramp)
        implements Fault {
    public AddedLatency {
        Ramps.requireTimes(at, lasts);
        Ramps.requireNotNegative("latency", latency);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        double added = latency.toNanos() / 1e9 * Ramps.progress(activeSeconds, ramp);
        return before.withAddedLatencySeconds(before.addedLatencySeconds() + added);
    }

    @Override
    public String title() {
        return "+" + Ramps.spelled(latency) + " latency";
    }
}
