package dev.tenfold.plan;

import dev.tenfold.scenario.Expectations;

/**
 * What users are promised.
 *
 * @param p95Seconds 95 % of them wait at most this, seconds
 * @param errorRatio at most this share of their requests is lost, 0..1
 */
public record Goal(double p95Seconds, double errorRatio) {
    /** How much slower than an idle system one may be that is not overloaded yet. */
    private static final double KNEE_FACTOR = 2;

    private static final double KNEE_ERRORS = 0.001;

    /** That of a scenario: over all of it, or where that is not stated, while it scales. */
    static Goal of(Expectations expect) {
        return new Goal(
                expect.p95().orElse(expect.p95WhileScaling()).toNanos() / 1e9,
                expect.errors().orElse(expect.errorsWhileScaling()).ratio());
    }

    /** The knee: users begin to feel the load, whatever they were promised. */
    static Goal knee(Standing idle) {
        return new Goal(KNEE_FACTOR * idle.p95Seconds(), KNEE_ERRORS);
    }

    /** Whether a system that stands like this keeps the promise. */
    boolean met(Standing standing) {
        return standing.p95Seconds() <= p95Seconds && standing.errorRatio() <= errorRatio;
    }
}
