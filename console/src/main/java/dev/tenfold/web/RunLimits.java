package dev.tenfold.web;

import java.time.Duration;

/**
 * How much one may ask of the rehearsals.
 *
 * @param longest virtual time of one run, at most
 * @param steps ticks of one run, at most
 * @param patience wall clock time of one run, at most
 * @param whatIfPatience wall clock time of one what-if, at most
 * @param waiting runs that wait for their turn, at most
 * @param waitingOfOne those of one client, at most
 * @param streams of progress at once, at most
 */
public record RunLimits(
        Duration longest,
        long steps,
        Duration patience,
        Duration whatIfPatience,
        int waiting,
        int waitingOfOne,
        int streams) {
    /** What suits one team: a week of virtual time, two minutes of real time. */
    public static final RunLimits USUAL =
            new RunLimits(Duration.ofDays(7), 2_000_000, Duration.ofMinutes(2), Duration.ofSeconds(10), 512, 256, 256);

    public RunLimits {
        if (longest.isNegative() || longest.isZero() || steps < 1) {
            throw new IllegalArgumentException("longest and steps must be > 0, were " + longest + " and " + steps);
        }
        if (patience.isNegative() || patience.isZero() || whatIfPatience.isNegative() || whatIfPatience.isZero()) {
            throw new IllegalArgumentException("times must be > 0s, were " + patience + " and " + whatIfPatience);
        }
        if (waiting < 1 || waitingOfOne < 1 || streams < 0) {
            throw new IllegalArgumentException("counts must be >= 1");
        }
    }
}
