package dev.tenfold.diagnosis;

import java.util.List;

/**
 * How the scaling met the first need. Moments are seconds since the first row, NaN for what did not happen.
 *
 * @param onset when latency left its ground
 * @param limitAt when it passed the limit
 * @param ups instances added from the onset until requests failed, in order
 */
record Reaction(double onset, double limitAt, List<Course.Step> ups) {

    static Reaction of(Course course) {
        double onset = course.onset();
        return new Reaction(onset, course.limitPassed(), course.added(Double.isNaN(onset) ? 0 : onset));
    }

    /** Whether latency passed the limit at all. */
    boolean breached() {
        return !Double.isNaN(limitAt);
    }

    /** When the first instance came. */
    double firstAt() {
        return ups.isEmpty() ? Double.NaN : ups.get(0).at();
    }

    /** From the onset to the first new instance, seconds. */
    double first() {
        return firstAt() - onset;
    }

    /** From the onset to the limit: how long the scaler had, seconds. */
    double available() {
        return limitAt - onset;
    }
}
