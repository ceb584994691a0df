package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.syntax.BinaryExpr;
import dev.tenfold.promql.syntax.BinaryOp;
import dev.tenfold.promql.syntax.Generation;

/** An operator between a vector and a scalar, on whichever side: {@code x * 8}, {@code 1 > x}. */
final class VectorScalar implements VectorPlan {
    private final VectorPlan vector;
    private final ScalarPlan scalar;
    private final boolean scalarFirst;
    private final BinaryOp op;
    private final boolean filters;
    private final boolean keepsName;
    private final Memo<Labels, Labels> nameless = new Memo<>(Labels::withoutName);
    private final Elements out = new Elements();

    VectorScalar(BinaryExpr expr, VectorPlan vector, ScalarPlan scalar, boolean scalarFirst, Generation generation) {
        this.vector = vector;
        this.scalar = scalar;
        this.scalarFirst = scalarFirst;
        this.op = expr.op();
        this.filters = expr.filters();
        this.keepsName = expr.keepsName(generation);
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
            if (!filters || result == 1) {
                Labels labels = keepsName ? elements.labels(i) : nameless.of(elements.labels(i));
                out.add(labels, filters ? value : result, elements.weight(i));
            }
        }
        return keepsName || vector.metricName() != null ? out : out.requireDistinct();
    }

    @Override
    public String metricName() {
        return keepsName ? vector.metricName() : "";
    }
}
