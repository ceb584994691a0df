package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.aws.CloudWatchMetric;
import dev.tenfold.policy.aws.MetricQuery;
import dev.tenfold.policy.aws.MetricQuery.Expression;
import dev.tenfold.policy.aws.MetricQuery.Stat;
import dev.tenfold.policy.aws.MetricQuery.Term;
import dev.tenfold.policy.aws.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What alarms and policies look at, as AWS spells it.
 *
 * @param dialect of the file
 */
record MetricDrafts(Dialect dialect) {

    /**
     * Puts a metric or an expression.
     *
     * @param into the properties of an alarm or of a customized metric
     * @param ofAlarm whether it is that of an alarm, which Terraform spells otherwise
     */
    void put(Draft.Fields into, MetricQuery query, boolean ofAlarm) {
        if (query instanceof Expression expression) {
            List<Draft.Fields> terms = new ArrayList<>();
            expression.terms().forEach(term -> terms.add(term(term, ofAlarm)));
            into.put("Metrics", terms);
            return;
        }
        Stat stat = (Stat) query;
        identity(into, stat.metric(), ofAlarm, "Dimensions");
        boolean simple = stat.statistic() instanceof Statistic.Simple || !ofAlarm;
        into.put(simple ? "Statistic" : "ExtendedStatistic", stat.statistic().text());
    }

    private void identity(Draft.Fields into, CloudWatchMetric metric, boolean ofAlarm, String key) {
        into.put("Namespace", metric.namespace()).put("MetricName", metric.name());
        if (!metric.dimensions().isEmpty()) {
            into.put(key, dimensions(metric.dimensions(), ofAlarm && dialect == Dialect.TERRAFORM));
        }
        metric.unit().ifPresent(unit -> into.put("Unit", unit));
    }

    private static Draft dimensions(Map<String, String> dimensions, boolean asNames) {
        if (asNames) {
            Draft.Fields names = Draft.fields();
            dimensions.forEach(names::put);
            return names.named();
        }
        List<Draft> items = new ArrayList<>();
        dimensions.forEach((name, value) ->
                items.add(Draft.fields().put("Name", name).put("Value", value).drafted()));
        return new Draft.Listed(items);
    }

    private Draft.Fields term(Term term, boolean ofAlarm) {
        Draft.Fields fields = Draft.fields().put("Id", term.id());
        term.expression().ifPresent(text -> fields.put("Expression", text));
        term.label().ifPresent(text -> fields.put("Label", text));
        boolean flat = ofAlarm && dialect == Dialect.TERRAFORM;
        term.stat().ifPresent(stat -> {
            Draft.Fields metric = Draft.fields();
            // Terraform has one word for the dimensions of a policy's metric, and another within its expressions.
            identity(metric, stat.metric(), ofAlarm, dialect == Dialect.TERRAFORM ? "dimensions" : "Dimensions");
            Draft.Fields holder = flat ? metric : Draft.fields().put("Metric", metric);
            holder.put("Stat", stat.statistic().text());
            term.period().ifPresent(period -> holder.put("Period", period.toSeconds()));
            fields.put(flat ? "Metric" : "MetricStat", holder);
        });
        if (term.stat().isEmpty()) {
            term.period().ifPresent(period -> fields.put("Period", period.toSeconds()));
        }
        return fields.put("ReturnData", term.returnData());
    }
}
