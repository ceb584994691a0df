package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Meaning;
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
@Meaning("A service answers later than it did, without working more.")
public record AddedLatency(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,
        @Meaning("The service it strikes.") String service,
        @Meaning("Added to every answer once fully on.") Duration latency,

        @Meaning("Time until it is fully on.") @Default("0s")
        Duration ramp)
        implements ServiceFault {
    public AddedLatency {
        Ramps.requireTimes(at, lasts);
        Ramps.requireNotNegative("latency", latency);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        double added = latency.toNanos() / 1e9 * Ramps.progress(activeSeconds, ramp);
        return before.and(Conditions.ofAddedLatency(added));
    }

    @Override
    public String title() {
        return "+" + Figure.time(latency.toNanos() / 1e9) + " latency";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new AddedLatency(at, lasts, service, Ramps.milder(latency, intensity), ramp);
    }
}
