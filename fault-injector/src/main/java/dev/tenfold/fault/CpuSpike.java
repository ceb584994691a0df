package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;

/**
 * Something else in the replicas burns CPU, again and again: a cron job, a garbage collection, a log shipper. Unlike a
 * neighbour's theft it shows in the CPU that monitoring tells.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service whose replicas burn
 * @param share share of the cores that burns during a burst, once fully on; 0..1
 * @param every from the beginning of a burst to that of the next
 * @param burst how long a burst is; at most {@code every}
 * @param ramp time to get there; zero means at once
 */
@Meaning("Something else in the replicas burns CPU, again and again; the CPU metric shows it.")
public record CpuSpike(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,
        @Meaning("The service it strikes.") String service,

        @Meaning("How large a share of the cores burns during a burst, once fully on.")
        Share share,

        @Meaning("From the beginning of a burst to that of the next.") @Default("60s")
        Duration every,

        @Meaning("How long a burst is.") @Default("10s") Duration burst,

        @Meaning("Time until it is fully on.") @Default("0s")
        Duration ramp)
        implements ServiceFault {
    public CpuSpike {
        Ramps.requireTimes(at, lasts);
        Ramps.requirePositive("every", every);
        Ramps.requirePositive("burst", burst);
        if (burst.compareTo(every) > 0) {
            throw new IllegalArgumentException(
                    "burst must be at most every, was " + Figure.time(burst.toNanos() / 1e9));
        }
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        double seconds = activeSeconds % (every.toNanos() / 1e9);
        double now = seconds < burst.toNanos() / 1e9 ? share.ratio() * Ramps.progress(activeSeconds, ramp) : 0;
        return before.and(Conditions.ofBurnedRatio(now));
    }

    @Override
    public String title() {
        return share + " of CPU burned for " + Figure.time(burst.toNanos() / 1e9) + " every "
                + Figure.time(every.toNanos() / 1e9);
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new CpuSpike(at, lasts, service, Ramps.milder(share, intensity), every, burst, ramp);
    }
}
