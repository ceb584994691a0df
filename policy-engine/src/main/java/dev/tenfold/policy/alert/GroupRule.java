package dev.tenfold.policy.alert;

import dev.tenfold.metric.Sample;
import java.util.List;

/** A rule at work in its group. */
sealed interface GroupRule permits AlertRule, RecordRule {

    /** What it is called. */
    String name();

    /**
     * Evaluates it once.
     *
     * @param nowMillis for when
     * @param changes takes the alerts that changed
     * @return the series to be written
     * @throws dev.tenfold.promql.function.EvaluationFailure if it has no answer, or too long a one
     */
    List<Sample> evaluate(long nowMillis, List<AlertChange> changes);
}
