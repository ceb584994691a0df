package dev.tenfold.promql;

import dev.tenfold.metric.Labels;

/** A scalar as the one element of a vector: {@code vector(1)}, {@code hour()}. */
final class ConstantVector implements VectorPlan {
    private final ScalarPlan value;
    private final Elements out = new Elements();

    ConstantVector(ScalarPlan value) {
        this.value = value;
    }

    @Override
    public Elements at(Moment moment) {
        out.clear().add(Labels.EMPTY, value.at(moment));
        return out;
    }

    @Override
    public String metricName() {
        return "";
    }
}
