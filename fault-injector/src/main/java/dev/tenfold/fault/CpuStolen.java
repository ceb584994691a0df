package dev.tenfold.fault;

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
public record CpuStolen(Duration at, Duration lasts, String service, double share, Duration ramp) implements Fault {
    public CpuStolen {
        Ramps.requireTimes(at, lasts);
        Ramps.requireRatio("share", share);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        return before.withCoresFactor(before.coresFactor() * (1 - share * Ramps.progress(activeSeconds, ramp)));
    }

    @Override
    public String title() {
        return Ramps.plain(share * 100) + " % of CPU stolen";
    }
}
