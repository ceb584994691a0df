package dev.tenfold.tune;

import dev.tenfold.trial.Trial;
import dev.tenfold.verdict.Finding;

/** How far expectations that failed are from their limits: what a search can go down. */
final class Excess {
    /** What never came, or is farther away than this, is as bad as anything. */
    static final double MOST = 10;

    /** That it failed at all counts, however near it came. */
    private static final double FAILED = 0.02;

    private Excess() {}

    /** Of a number that must not be above a limit; 0 if it is not. */
    static double of(double number, double limit) {
        if (number <= limit) {
            return 0;
        }
        double apart = limit > 0 ? (number - limit) / limit : number / MOST;
        return FAILED + Math.min(MOST, apart);
    }

    /** Of all expectations of a rehearsal. */
    static double of(Trial trial) {
        double excess = 0;
        for (Finding finding : trial.failures()) {
            excess += finding.number().isPresent() && finding.bound().isPresent()
                    ? Math.max(
                            FAILED,
                            of(finding.number().getAsDouble(), finding.bound().getAsDouble()))
                    : FAILED + MOST;
        }
        return excess;
    }
}
