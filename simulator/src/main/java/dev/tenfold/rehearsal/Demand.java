package dev.tenfold.rehearsal;

import dev.tenfold.load.Profile;
import dev.tenfold.scenario.LoadSpec;

/**
 * Requests over time. A rate comes whatever the answers; users come back for more only when they have their answer and
 * have thought about it, so that a slow system is asked less.
 */
final class Demand {
    private final Profile profile;
    private final boolean closed;
    private final double thinkSeconds;

    Demand(Profile profile, LoadSpec load) {
        this.profile = profile;
        closed = load.closed();
        thinkSeconds = load.thinkSeconds();
    }

    /**
     * Requests that come in a step. For users the implicit form of {@code thinking / think time}, which is stable at
     * any step: those count as thinking who do so at the step's end, if answers go on as before.
     *
     * @param fromNanos start of the step
     * @param toNanos end of the step
     * @param waiting users who wait for an answer
     * @param answeredPerSecond rate at which users got answers of any kind in the step before
     */
    double requests(long fromNanos, long toNanos, double waiting, double answeredPerSecond) {
        double level = profile.meanOver(fromNanos, toNanos);
        double seconds = (toNanos - fromNanos) / 1e9;
        if (!closed) {
            return level * seconds;
        }
        double free = Math.max(0, level - waiting + answeredPerSecond * seconds);
        return seconds * free / (thinkSeconds + seconds);
    }
}
