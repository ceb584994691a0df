package dev.tenfold.scenario;

import dev.tenfold.service.Backoff;
import dev.tenfold.service.Retry;
import dev.tenfold.service.RetryBudget;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a caller does about attempts that fail.
 *
 * @param attempts attempts in all, the first included
 * @param backOff pause before the first retry; it doubles with every further one
 * @param max no pause is longer
 * @param jitter what chance does to the pauses
 * @param budget retries as at most a share of fresh requests
 * @param on failures after which it tries again
 */
@Meaning("What a caller does about attempts that fail.")
public record RetrySpec(
        @Meaning("Attempts in all, the first included.") @Default("3")
        int attempts,

        @Meaning("Pause before the first retry; it doubles with every further one.") @Default("100ms")
        Duration backOff,

        @Meaning("No pause is longer.") @Default("10s") Duration max,

        @Meaning("What chance does to the pauses, by the names of the AWS Architecture Blog.") @Default("none")
        Backoff.Jitter jitter,

        @Meaning("Retries as at most a share of fresh requests, or none for no such limit.") @Default("none")
        RetryBudget budget,

        @Meaning("Failures after which it tries again.") @Default("[timeout, error, refused]")
        List<Retry.Failure> on) {
    public RetrySpec {
        if (attempts < 1 || attempts > Retry.MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempts must be 1..100, was " + attempts);
        }
        Spelled.requireNotNegative("backOff", backOff);
        if (max.compareTo(backOff) < 0) {
            throw new IllegalArgumentException("max must be at least the back-off, was " + Spelled.time(max));
        }
    }

    /** All pauses together, at the longest. */
    Duration longestPauses() {
        Duration sum = Duration.ZERO;
        Duration pause = backOff;
        for (int i = 1; i < attempts; i++) {
            sum = sum.plus(jitter == Backoff.Jitter.DECORRELATED ? max : pause);
            pause = pause.multipliedBy(2).compareTo(max) < 0 ? pause.multipliedBy(2) : max;
        }
        return sum;
    }

    /** The same in the model's units. */
    public Retry retry() {
        Backoff pauses = new Backoff(Spelled.seconds(backOff), Spelled.seconds(max), jitter);
        return new Retry(attempts, pauses, budget, Set.copyOf(on));
    }
}
