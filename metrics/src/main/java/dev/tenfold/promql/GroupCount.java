package dev.tenfold.promql;

import dev.tenfold.metric.FloatText;
import dev.tenfold.metric.Labels;
import dev.tenfold.promql.syntax.Aggregation;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code count_values}: how often each value occurs in each group, the value being a label of the result. */
final class GroupCount implements VectorPlan {
    private final VectorPlan inner;
    private final String valueLabel;
    private final GroupKey key;
    private final Map<Labels, Integer> counts = new LinkedHashMap<>();
    private final Elements out = new Elements();

    GroupCount(Aggregation aggregation, VectorPlan inner, String valueLabel) {
        this.inner = inner;
        this.valueLabel = valueLabel;
        this.key = new GroupKey(aggregation).keeping(valueLabel);
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        counts.clear();
        Elements elements = inner.at(moment);
        for (int i = 0; i < elements.size(); i++) {
            Labels valued = elements.labels(i).with(valueLabel, FloatText.shortest(elements.value(i)));
            counts.merge(key.of(valued), 1, Integer::sum);
        }
        counts.forEach(out::add);
        return out;
    }

    @Override
    public String metricName() {
        return valueLabel.equals(Labels.NAME) ? null : key.metricName();
    }
}
