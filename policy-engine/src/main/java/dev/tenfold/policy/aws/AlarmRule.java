package dev.tenfold.policy.aws;

import dev.tenfold.policy.aws.Evaluation.Ground;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * How an alarm comes from data points to a state: M of the newest N must breach, and data that is missing is treated in
 * one of four ways.
 *
 * @param evaluationPeriods N; at least 1
 * @param datapointsToAlarm M; 1 to N
 * @param missingData what is made of missing data points
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">
 *     Configuring how CloudWatch alarms treat missing data</a>
 */
public record AlarmRule(int evaluationPeriods, int datapointsToAlarm, MissingTreatment missingData) {

    public AlarmRule {
        Objects.requireNonNull(missingData, "missingData");
        if (evaluationPeriods < 1) {
            throw new IllegalArgumentException("EvaluationPeriods must be >= 1, was " + evaluationPeriods);
        }
        if (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
            throw new IllegalArgumentException("DatapointsToAlarm must be 1 to EvaluationPeriods " + evaluationPeriods
                    + ", was " + datapointsToAlarm);
        }
    }

    /**
     * How many data points CloudWatch fetches, so as to find real ones among them. It is not published; the guide's
     * tables fetch two more than are evaluated.
     */
    public int suggestedRange() {
        return evaluationPeriods + 2;
    }

    /**
     * Evaluates the data points that were fetched.
     *
     * @param range the evaluation range, oldest first
     * @param current the state until now
     */
    public Evaluation evaluate(List<Datapoint> range, AlarmState current) {
        int real = range.size() - Collections.frequency(range, Datapoint.MISSING);
        if (real >= evaluationPeriods) {
            return counted(breachingOfNewest(range), 0, Ground.REAL_POINTS);
        }
        int missing = evaluationPeriods - real;
        int breaching = Collections.frequency(range, Datapoint.BREACHING);
        return switch (missingData) {
            case BREACHING -> counted(breaching + missing, missing, Ground.FILLED_POINTS);
            case NOT_BREACHING -> counted(breaching, missing, Ground.FILLED_POINTS);
            case MISSING, IGNORE -> evaluateFew(range, real, breaching, current);
        };
    }

    /** Missing data points are left out, and what is left is less than N. */
    private Evaluation evaluateFew(List<Datapoint> range, int real, int breaching, AlarmState current) {
        int missing = evaluationPeriods - real;
        AlarmState kept = missingData == MissingTreatment.IGNORE ? current : null;
        if (real == 0) {
            return new Evaluation(or(kept, AlarmState.INSUFFICIENT_DATA), Ground.NO_POINTS, 0, missing, this);
        }
        if (breaching < datapointsToAlarm && breaching == real && ageOfOldest(range) >= datapointsToAlarm) {
            return new Evaluation(or(kept, AlarmState.ALARM), Ground.LASTING_BREACH, breaching, missing, this);
        }
        return counted(breaching, missing, Ground.FEW_POINTS);
    }

    private static AlarmState or(AlarmState kept, AlarmState otherwise) {
        return kept == null ? otherwise : kept;
    }

    private Evaluation counted(int breaching, int filled, Ground ground) {
        AlarmState state = breaching >= datapointsToAlarm ? AlarmState.ALARM : AlarmState.OK;
        return new Evaluation(state, ground, breaching, filled, this);
    }

    /** How many of the newest N real data points breach; real ones further back stand in for missing ones. */
    private int breachingOfNewest(List<Datapoint> range) {
        int breaching = 0;
        int left = evaluationPeriods;
        for (int i = range.size() - 1; left > 0; i--) {
            breaching += range.get(i) == Datapoint.BREACHING ? 1 : 0;
            left -= range.get(i) == Datapoint.MISSING ? 0 : 1;
        }
        return breaching;
    }

    /** Age of the oldest real data point in periods; the newest place in the range has age 1. */
    private static int ageOfOldest(List<Datapoint> range) {
        int oldest = 0;
        while (range.get(oldest) == Datapoint.MISSING) {
            oldest++;
        }
        return range.size() - oldest;
    }
}
