package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import java.util.Comparator;
import java.util.List;

/** The elements in another order. */
final class SortCall implements VectorPlan {
    private final VectorPlan inner;
    private final Comparator<Sample> order;
    private final Elements out = new Elements();

    SortCall(VectorPlan inner, Comparator<Sample> order) {
        this.inner = inner;
        this.order = order;
    }

    /** By value; NaN comes last either way. */
    static Comparator<Sample> byValue(boolean descending) {
        Comparator<Double> values = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.<Sample, Boolean>comparing(sample -> Double.isNaN(sample.value()))
                .thenComparing(sample -> sample.value() + 0.0, values);
    }

    /** By the values of labels as people count, {@code pod-9} before {@code pod-10}; then by all labels. */
    static Comparator<Sample> byLabels(List<String> names, boolean descending) {
        Comparator<Labels> order = Comparator.comparing((Labels labels) -> "");
        for (String name : names) {
            order = order.thenComparing(labels -> labels.get(name), NaturalOrder.INSTANCE);
        }
        order = order.thenComparing(Comparator.naturalOrder());
        return Comparator.comparing(Sample::labels, descending ? order.reversed() : order);
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        List<Sample> samples = inner.at(moment).toSamples();
        samples.sort(order);
        samples.forEach(sample -> out.add(sample.labels(), sample.value()));
        return out;
    }

    @Override
    public String metricName() {
        return inner.metricName();
    }
}
