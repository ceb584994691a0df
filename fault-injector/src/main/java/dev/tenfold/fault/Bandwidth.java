package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.util.List;

/**
 * A service loses a share of its bandwidth: a noisy network, a throttled interface.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service that loses it
 * @param share share of each replica's bandwidth that is gone once fully on; 0..1
 * @param ramp time to get there; zero means at once
 */
@Meaning("A service loses a share of its bandwidth.")
public record Bandwidth(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,
        @Meaning("The service it strikes.") String service,
        @Meaning("How large a share is gone once fully on.") Share share,

        @Meaning("Time until it is fully on.") @Default("0s")
        Duration ramp)
        implements ServiceFault {
    public Bandwidth {
        Ramps.requireTimes(at, lasts);
        Ramps.requireNotNegative("ramp", ramp);
        if (share.ratio() > 0.999) {
            throw new IllegalArgumentException("share must be at most 99.9 %, was " + share);
        }
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        return before.and(Conditions.ofBandwidthFactor(1 - share.ratio() * Ramps.progress(activeSeconds, ramp)));
    }

    @Override
    public List<Mention> mentions() {
        return List.of(new Mention("service", service, Mention.What.LINKED));
    }

    @Override
    public String title() {
        return share + " of the bandwidth gone";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new Bandwidth(at, lasts, service, Ramps.milder(share, intensity), ramp);
    }
}
