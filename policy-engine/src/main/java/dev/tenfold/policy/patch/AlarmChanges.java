package dev.tenfold.policy.patch;

import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.LowSamples;
import dev.tenfold.policy.aws.MetricQuery.Stat;
import dev.tenfold.policy.aws.MissingTreatment;
import dev.tenfold.policy.resource.Resource;
import java.util.List;

/** The edits of one alarm of CloudWatch. */
final class AlarmChanges {
    private final Resource resource;

    AlarmChanges(Resource resource) {
        this.resource = resource;
    }

    List<Edit> between(AlarmSpec was, AlarmSpec is) {
        FieldEdits edits = new FieldEdits(resource.id(), resource.properties());
        edits.number("Threshold", was.threshold(), is.threshold());
        edits.seconds("Period", was.timing().period(), is.timing().period());
        edits.number(
                "EvaluationPeriods",
                was.timing().evaluationPeriods(),
                is.timing().evaluationPeriods());
        edits.number(
                "DatapointsToAlarm",
                was.timing().datapointsToAlarm(),
                is.timing().datapointsToAlarm());
        edits.word("ComparisonOperator", was.operator().text(), is.operator().text());
        edits.text(
                "TreatMissingData",
                was.missingData().map(MissingTreatment::text),
                is.missingData().map(MissingTreatment::text));
        edits.text(
                "EvaluateLowSampleCountPercentile",
                was.lowSamples().map(LowSamples::text),
                is.lowSamples().map(LowSamples::text));
        edits.truth("ActionsEnabled", was.actions().enabled(), is.actions().enabled());
        if (was.query() instanceof Stat one && is.query() instanceof Stat other) {
            boolean extended = resource.properties().get("ExtendedStatistic").isPresent();
            edits.word(
                    extended ? "ExtendedStatistic" : "Statistic",
                    one.statistic().text(),
                    other.statistic().text());
        }
        return edits.edits();
    }
}
