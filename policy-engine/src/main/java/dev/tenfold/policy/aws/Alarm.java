package dev.tenfold.policy.aws;

/** One metric alarm at work: what it looks back on, and its state. */
public final class Alarm {
    private final AlarmSpec spec;
    private final MetricWindow window;
    private AlarmState state = AlarmState.INSUFFICIENT_DATA;

    /**
     * A new alarm, with insufficient data.
     *
     * @param spec the alarm as written
     * @param range how many data points it fetches; see {@link AlarmRule#suggestedRange}
     */
    public Alarm(AlarmSpec spec, int range) {
        this.spec = spec;
        this.window = new MetricWindow(spec.statistic(), spec.timing(), range);
    }

    /** The alarm as written. */
    public AlarmSpec spec() {
        return spec;
    }

    /** The state at present. */
    public AlarmState state() {
        return state;
    }

    /** The newest data point; NaN where it is missing. */
    public double newestPoint() {
        double[] points = window.points();
        return points[points.length - 1];
    }

    /** Takes in samples from before the alarm was created, which count as well, without evaluating. */
    public void remember(double... samples) {
        window.advance(samples);
    }

    /**
     * Evaluates the alarm at the end of one {@link AlarmTiming#evaluateEvery evaluation interval}.
     *
     * @param samples taken in the interval; none if the metric is missing
     */
    public Evaluation evaluate(double... samples) {
        window.advance(samples);
        long count = window.sampleCount(spec.timing().evaluationPeriods());
        Evaluation evaluation = spec.evaluate(window.points(), count, state);
        state = evaluation.state();
        return evaluation;
    }
}
