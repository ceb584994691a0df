package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;

/**
 * A service answers a share of its requests with an error.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service that fails
 * @param share share of its answers that are errors once fully on; 0..1
 * @param ramp time to get there; zero means at once
 */
@Meaning("A service answers a share of its requests with an error.")
public record Errors(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,
        @Meaning("The service it strikes.") String service,
        @Meaning("How large a share once fully on.") Share share,

        @Meaning("Time until it is fully on.") @Default("0s")
        Duration ramp)
        implements ServiceFault {
    public Errors {
        Ramps.requireTimes(at, lasts);
        Ramps.requireNotNegative("ramp", ramp);
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        double ofTheGood = share.ratio() * Ramps.progress(activeSeconds, ramp);
        return before.and(Conditions.ofErrorRatio(ofTheGood));
    }

    @Override
    public String title() {
        return share + " errors";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new Errors(at, lasts, service, Ramps.milder(share, intensity), ramp);
    }
}
