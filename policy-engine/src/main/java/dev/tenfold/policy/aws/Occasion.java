package dev.tenfold.policy.aws;

import dev.tenfold.policy.Figure;

/** The moment at which an alarm invokes a policy. */
public final class Occasion {
    private final AlarmWatch watch;
    private final int desired;
    private final int outFrom;

    Occasion(AlarmWatch watch, int desired, int outFrom) {
        this.watch = watch;
        this.desired = desired;
        this.outFrom = outFrom;
    }

    /** The alarm. */
    public AlarmSpec alarm() {
        return watch.spec();
    }

    /** Capacity asked for at present. */
    public int desired() {
        return desired;
    }

    /** What a scale-out starts from: without what warms up, or what a cooldown takes into account already. */
    public int outFrom() {
        return outFrom;
    }

    /** The newest data point; NaN where there is none. */
    public double newest() {
        return watch.newest();
    }

    /** What a statistic makes of the data points that the alarm evaluates; NaN where there is none. */
    public double aggregated(Statistic.Simple aggregation) {
        return watch.aggregated(aggregation);
    }

    /** What set the alarm off, such as {@code CPUUtilization is 72, above 70}. */
    public String breach() {
        return alarm().query().label() + " is " + Figure.of(newest()) + ", " + comparison();
    }

    private String comparison() {
        return alarm().operator().words() + " " + Figure.of(alarm().threshold());
    }
}
