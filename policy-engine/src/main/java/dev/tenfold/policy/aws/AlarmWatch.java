package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Arrays;

/** One metric alarm at work on CloudWatch: its state, and when it invokes what. */
final class AlarmWatch {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long NEVER = Long.MIN_VALUE;

    private final AlarmSpec spec;
    private final AlarmRule rule;
    private final long everyNanos;
    private AlarmState state = AlarmState.INSUFFICIENT_DATA;
    private AlarmState before = AlarmState.INSUFFICIENT_DATA;
    private Evaluation evaluation;
    private double[] points = {};
    private long evaluatedNanos = NEVER;
    private long invokedNanos = NEVER;

    AlarmWatch(AlarmSpec spec) {
        this.spec = spec;
        this.rule = spec.rule();
        this.everyNanos = spec.timing().evaluateEvery().toNanos();
    }

    AlarmSpec spec() {
        return spec;
    }

    AlarmState state() {
        return state;
    }

    long everyNanos() {
        return everyNanos;
    }

    boolean isDue(long nowNanos) {
        return nowNanos % everyNanos == 0;
    }

    /** Evaluates the alarm; whether its state changed. */
    boolean evaluate(CloudWatchView view, long nowNanos) {
        points = spec.query().read(view, spec.timing().period(), nowNanos, rule.suggestedRange());
        evaluation = spec.evaluate(points, samples(view, nowNanos), state);
        before = state;
        state = evaluation.state();
        evaluatedNanos = nowNanos;
        if (state != before || invokedNanos == NEVER || nowNanos - invokedNanos >= MINUTE) {
            invokedNanos = nowNanos;
        }
        return state != before;
    }

    /** Only percentiles ask how many samples there are. */
    private long samples(CloudWatchView view, long nowNanos) {
        if (spec.lowSamples().isEmpty() || !(spec.query() instanceof MetricQuery.Stat stat)) {
            return Long.MAX_VALUE;
        }
        int seconds = Math.toIntExact(spec.timing().period().toSeconds());
        double[] counts = view.datapoints(
                stat.metric(), Statistic.Simple.SAMPLE_COUNT, seconds, nowNanos, rule.evaluationPeriods());
        return (long)
                Arrays.stream(counts).filter(count -> !Double.isNaN(count)).sum();
    }

    AlarmChange change(long nowNanos) {
        return new AlarmChange(
                nowNanos,
                spec.name(),
                before,
                state,
                evaluation.why(),
                spec.actions().in(state));
    }

    /** Whether the alarm calls a scaling policy right now: its state was reached, or a minute has passed since. */
    boolean invokes(String policy, long nowNanos) {
        return evaluatedNanos == nowNanos
                && invokedNanos == nowNanos
                && spec.actions().invokes(policy, state);
    }

    /** The newest data point there is; NaN where the range holds none. */
    double newest() {
        for (int i = points.length - 1; i >= 0; i--) {
            if (!Double.isNaN(points[i])) {
                return points[i];
            }
        }
        return Double.NaN;
    }

    /**
     * What a statistic makes of the data points that are evaluated: the newest there are, since CloudWatch looks
     * further back for those that have not come; NaN where all are missing.
     */
    double aggregated(Statistic.Simple aggregation) {
        double[] there =
                Arrays.stream(points).filter(point -> !Double.isNaN(point)).toArray();
        int from = Math.max(0, there.length - rule.evaluationPeriods());
        return aggregation.of(Arrays.copyOfRange(there, from, there.length));
    }
}
