package dev.tenfold.scenario;

import dev.tenfold.service.Breaker;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;

/**
 * A circuit breaker before a callee, one in each replica of the caller.
 *
 * @param failures share of calls that failed at which it opens
 * @param ofAtLeast calls in the window before it judges
 * @param within length of the window
 * @param open how long it stays open
 * @param probes calls that it lets through half-open
 */
@Meaning("A circuit breaker before a callee, one in each replica of the caller, as of resilience4j.")
public record BreakerSpec(
        @Meaning("Share of calls that failed at which it opens.") @Default("50 %")
        Share failures,

        @Meaning("Calls in the window before it judges.") @Default("20")
        int ofAtLeast,

        @Meaning("Length of the window.") @Default("10s") Duration within,
        @Meaning("How long it stays open.") @Default("30s") Duration open,

        @Meaning("Calls that it lets through half-open.") @Default("5")
        int probes) {
    public BreakerSpec {
        if (!(failures.ratio() > 0)) {
            throw new IllegalArgumentException("failures must be > 0 %, was " + failures);
        }
        if (ofAtLeast < 1) {
            throw new IllegalArgumentException("ofAtLeast must be >= 1, was " + ofAtLeast);
        }
        if (probes < 1) {
            throw new IllegalArgumentException("probes must be >= 1, was " + probes);
        }
        Spelled.requirePositive("within", within);
        Spelled.requirePositive("open", open);
    }

    /** The same in the model's units. */
    public Breaker breaker() {
        return new Breaker(failures.ratio(), ofAtLeast, Spelled.seconds(within), Spelled.seconds(open), probes);
    }
}
