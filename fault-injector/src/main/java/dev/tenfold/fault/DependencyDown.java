package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;

/**
 * A service refuses what it is asked, at once and without working: nothing listens, or a gateway before it says no.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service that is down
 * @param share share of the requests that are refused once fully on; 0..1
 * @param ramp time to get there; zero means at once
 */
@Meaning("A service refuses what it is asked, at once and without working.")
public record DependencyDown(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,
        @Meaning("The service it strikes.") String service,

        @Meaning("How large a share is refused once fully on.") @Default("100 %")
        Share share,

        @Meaning("Time until it is fully on.") @Default("0s")
        Duration ramp)
        implements ServiceFault {
    public DependencyDown {
        Ramps.requireTimes(at, lasts);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        return before.and(Conditions.ofRefusedRatio(share.ratio() * Ramps.progress(activeSeconds, ramp)));
    }

    @Override
    public String title() {
        return share.ratio() < 1 ? share + " refused" : "down";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new DependencyDown(at, lasts, service, Ramps.milder(share, intensity), ramp);
    }
}
