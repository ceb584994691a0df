package dev.tenfold.inject.sink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: each twice as long as the one before, up to a longest, and by chance between half and all of
 * that, so that those who lost the same server do not come back at one instant.
 */
final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** A server may ask for more patience than {@link #LONGEST}, but not for more than this. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(1);

    private final RandomGenerator random;
    private Duration next = FIRST;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * How long to wait now.
     *
     * @param asked at least so long, as the server asked
     */
    Duration pause(Duration asked) {
        Duration pause = Duration.ofNanos((long) (next.toNanos() * (0.5 + 0.5 * random.nextDouble())));
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        Duration limited = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
        return pause.compareTo(limited) < 0 ? limited : pause;
    }

    /** It worked: the next pause is a first one. */
    void reset() {
        next = FIRST;
    }
}
