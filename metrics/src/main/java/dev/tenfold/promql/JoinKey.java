package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.syntax.Matching;
import java.util.ArrayList;
import java.util.List;

/** What must agree for two elements to find each other. */
final class JoinKey {
    private final boolean on;
    private final List<String> labels;

    JoinKey(Matching matching) {
        this.on = matching.on();
        this.labels = new ArrayList<>(matching.labels());
        if (!on) {
            labels.add(Labels.NAME);
        }
    }

    Labels of(Labels whole) {
        return on ? whole.keep(labels) : whole.without(labels);
    }
}
