package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.syntax.BinaryOp;

/** An operator between a vector and a scalar, on whichever side: {@code x * 8}, {@code 1 > x}. */
final class VectorScalar implements VectorPlan {
    private final VectorPlan vector;
    private final ScalarPlan scalar;
    private final boolean scalarFirst;
    private final BinaryOp op;
    private final boolean filters;
    private final Memo<Labels, Labels> nameless = new Memo<>(Labels::withoutName);
    private final Elements out = new Elements();

    VectorScalar(VectorPlan vector, ScalarPlan scalar, boolean scalarFirst, BinaryOp op, boolean bool) {
        this.vector = vector;
        this.scalar = scalar;
        this.scalarFirst = scalarFirst;
        this.op = op;
        this.filters = op.comparison() && !bool;
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        nameless.forgetIfFull();
        Elements elements = vector.at(moment);
        double other = scalar.at(moment);
        for (int i = 0; i < elements.size(); i++) {
            double value = elements.value(i);
            double result = scalarFirst ? op.apply(other, value) : op.apply(value, other);
            if (!filters) {
                out.add(nameless.of(elements.labels(i)), result);
            } else if (result == 1) {
                out.add(elements.labels(i), value);
            }
        }
        return filters || vector.metricName() != null ? out : out.requireDistinct();
    }

    @Override
    public String metricName() {
        return filters ? vector.metricName() : "";
    }
}
