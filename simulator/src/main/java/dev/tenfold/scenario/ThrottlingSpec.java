package dev.tenfold.scenario;

import dev.tenfold.service.Throttling;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;

/**
 * The CPU limit as Linux keeps it.
 *
 * @param period of the quota
 * @param threads cores on which a replica's threads run at once
 */
@Meaning("The CPU limit as Linux keeps it: a quota of CPU time in each period.")
public record ThrottlingSpec(
        @Meaning("Period of the quota.") @Default("100ms") Duration period,

        @Meaning("Cores on which a replica's threads run at once: no more than its node has.") @Default("4")
        double threads) {
    public ThrottlingSpec {
        Spelled.requirePositive("period", period);
        if (!(threads >= 1) || threads > 1024) {
            throw new IllegalArgumentException("threads must be 1..1024");
        }
    }

    Throttling throttling() {
        return new Throttling(period.toNanos(), threads, Throttling.KERNEL_SLACK_NANOS);
    }
}
