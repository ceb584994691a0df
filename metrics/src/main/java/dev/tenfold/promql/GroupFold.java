package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.function.Accumulator;
import dev.tenfold.promql.syntax.Aggregation;
import dev.tenfold.promql.syntax.Generation;
import java.util.ArrayList;
import java.util.List;

/** One value out of each group: {@code sum by (job) (x)}. */
final class GroupFold implements VectorPlan {
    private final VectorPlan inner;
    private final ScalarPlan parameter;
    private final GroupKey key;
    private final Memo<Labels, Group> groups;
    private final Memo<Labels, Group> groupOf;
    private final List<Group> present = new ArrayList<>();
    private final Elements out = new Elements();
    private long step;

    GroupFold(Aggregation aggregation, VectorPlan inner, ScalarPlan parameter, Generation generation) {
        this.inner = inner;
        this.parameter = parameter;
        this.key = new GroupKey(aggregation);
        this.groups = new Memo<>(labels -> new Group(labels, Accumulator.of(aggregation.op(), generation)));
        this.groupOf = new Memo<>(whole -> groups.of(key.of(whole)));
    }

    /** What has come together under the same labels, as of a step. */
    private static final class Group {
        final Labels labels;
        final Accumulator accumulator;
        long step;

        Group(Labels labels, Accumulator accumulator) {
            this.labels = labels;
            this.accumulator = accumulator;
        }
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        present.clear();
        if (groupOf.forgetIfFull()) {
            groups.forgetIfFull();
        }
        step++;
        double value = parameter.at(moment);
        Elements elements = inner.at(moment);
        for (int i = 0; i < elements.size(); i++) {
            Group group = groupOf.at(i, elements.labels(i));
            if (group.step != step) {
                group.step = step;
                group.accumulator.reset();
                present.add(group);
            }
            group.accumulator.add(elements.value(i), elements.weight(i));
        }
        for (int i = 0; i < present.size(); i++) {
            Group group = present.get(i);
            out.add(group.labels, group.accumulator.value(value));
        }
        return out;
    }

    @Override
    public String metricName() {
        return key.metricName();
    }
}
