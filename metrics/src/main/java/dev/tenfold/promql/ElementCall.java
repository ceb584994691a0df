package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Staleness;
import dev.tenfold.promql.function.ElementFunction;

/** A function of each element's value, such as {@code ceil(x)} or the minus of {@code -x}. */
final class ElementCall implements VectorPlan {
    private final VectorPlan inner;
    private final ElementFunction function;
    private final ScalarPlan[] parameters;
    private final double[] values;
    private final Memo<Labels, Labels> nameless = new Memo<>(Labels::withoutName);
    private final Elements out = new Elements();

    ElementCall(VectorPlan inner, ElementFunction function, ScalarPlan... parameters) {
        this.inner = inner;
        this.function = function;
        this.parameters = parameters;
        this.values = new double[parameters.length];
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        nameless.forgetIfFull();
        ScalarPlan.evaluate(parameters, moment, values);
        Elements elements = inner.at(moment);
        for (int i = 0; i < elements.size(); i++) {
            double value = function.apply(elements.value(i), values);
            if (!Staleness.isMarker(value)) {
                out.add(nameless.of(elements.labels(i)), value, elements.weight(i));
            }
        }
        return inner.metricName() != null ? out : out.requireDistinct();
    }

    @Override
    public String metricName() {
        return "";
    }
}
