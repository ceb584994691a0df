package dev.tenfold.export;

import java.util.random.RandomGenerator;

/**
 * The instants at which most of a rehearsal is read: whoever reads at one of them shares a step of the services with
 * others that do. Where the phase is drawn at random, each reader's instant is as if drawn from all whole seconds of
 * its period; only that two of them differ by whole steps is so in the simulator alone.
 *
 * @param stepNanos from one to the next, nanoseconds; above zero
 * @param phaseNanos from the start to the first, nanoseconds; below the step
 */
public record Beat(long stepNanos, long phaseNanos) {
    private static final long SECOND = 1_000_000_000L;

    /**
     * When somebody reads first who reads once a period; a whole second of it where no beat divides it.
     *
     * @param periodNanos from one reading to the next, nanoseconds
     */
    long offset(long periodNanos, RandomGenerator chance) {
        if (periodNanos > stepNanos && periodNanos % stepNanos == 0) {
            return phaseNanos + chance.nextLong(periodNanos / stepNanos) * stepNanos;
        }
        return periodNanos < SECOND ? 0 : chance.nextLong(periodNanos / SECOND) * SECOND;
    }
}
