package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.syntax.Aggregation;
import java.util.ArrayList;
import java.util.List;

/** The labels that an element's group goes by, which are those of the result. */
final class GroupKey {
    private final boolean without;
    private final List<String> labels;

    GroupKey(Aggregation aggregation) {
        this.without = aggregation.without();
        this.labels = new ArrayList<>(aggregation.grouping());
        if (without) {
            labels.add(Labels.NAME);
        }
    }

    /** The same key, with a label kept that the operator makes. */
    GroupKey keeping(String label) {
        if (!without) {
            labels.add(label);
        }
        return this;
    }

    Labels of(Labels whole) {
        return without ? whole.without(labels) : whole.keep(labels);
    }

    /** The metric name of each group: none, unless it is asked for. */
    String metricName() {
        return !without && labels.contains(Labels.NAME) ? null : "";
    }
}
