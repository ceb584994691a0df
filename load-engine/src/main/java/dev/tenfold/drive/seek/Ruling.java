package dev.tenfold.drive.seek;

import java.util.List;

/**
 * What became of one step.
 *
 * @param kind whether the goal held
 * @param sure whether chance is ruled out; otherwise the mean decided
 * @param why one clause
 * @param samples its seconds
 */
public record Ruling(Kind kind, boolean sure, String why, List<Sample> samples) {
    /** What a step may come to. */
    public enum Kind {
        /** The goal was met. */
        HELD,
        /** The goal was missed, and the system stayed as it was. */
        FAILED,
        /** The system could not keep up: what waits grew. */
        UNSTABLE,
        /** The generator was the limit: no evidence either way. */
        VOID
    }

    public Ruling {
        samples = List.copyOf(samples);
    }

    /** Whether the rate was sustained. */
    public boolean held() {
        return kind == Kind.HELD;
    }

    /** Requests per second that ended, on average. */
    public double throughput() {
        return samples.stream().mapToDouble(Sample::ended).average().orElse(0);
    }

    /** Requests under way, on average. */
    public double inFlight() {
        return samples.stream().mapToDouble(Sample::inFlight).average().orElse(0);
    }
}
