package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Size;
import java.time.Duration;

/**
 * Each replica loses memory that it never gives back, until it dies of it or the fault is over; what is lost stays lost
 * until the replica is started anew.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service that leaks
 * @param perMinute memory that a replica loses in a minute, once fully on; > 0
 * @param ramp time to get there; zero means at once
 */
@Meaning("Each replica loses memory that it never gives back.")
public record MemoryLeak(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,
        @Meaning("The service it strikes.") String service,

        @Meaning("Memory that each replica loses in a minute, once fully on.")
        Size perMinute,

        @Meaning("Time until it is fully on.") @Default("0s")
        Duration ramp)
        implements ServiceFault {
    public MemoryLeak {
        Ramps.requireTimes(at, lasts);
        if (perMinute.bytes() <= 0) {
            throw new IllegalArgumentException("perMinute must be > 0, was " + perMinute);
        }
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        double each = perMinute.bytes() / 60.0 * Ramps.progress(activeSeconds, ramp);
        return before.and(Conditions.ofLeak(each));
    }

    @Override
    public String title() {
        return perMinute + " of memory leaked per minute";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new MemoryLeak(
                at, lasts, service, new Size(Math.max(1, Math.round(perMinute.bytes() * intensity))), ramp);
    }
}
