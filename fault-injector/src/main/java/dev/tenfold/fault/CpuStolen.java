package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;

/**
 * A neighbour takes a share of the cores that replicas run on.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service that loses cores
 * @param share share of the cores that is gone once fully on; 0..1
 * @param ramp time to get there; zero means at once
 */
@Meaning("A neighbour takes a share of the cores that replicas run on.")
public record CpuStolen(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,
        @Meaning("The service it strikes.") String service,
        @Meaning("How large a share once fully on.") Share share,

        @Meaning("Time until it is fully on.") @Default("0s")
        Duration ramp)
        implements ServiceFault {
    public CpuStolen {
        Ramps.requireTimes(at, lasts);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        return before.and(Conditions.ofCoresFactor(1 - share.ratio() * Ramps.progress(activeSeconds, ramp)));
    }

    @Override
    public String title() {
        return share + " of CPU stolen";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new CpuStolen(at, lasts, service, Ramps.milder(share, intensity), ramp);
    }
}
