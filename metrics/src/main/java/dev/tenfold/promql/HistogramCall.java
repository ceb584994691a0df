package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.function.Buckets;
import dev.tenfold.promql.syntax.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A function of classic histograms, such as {@code histogram_quantile}: elements that differ in {@code le} alone are
 * one.
 */
final class HistogramCall implements VectorPlan {
    private static final String BOUND = "le";

    /** What is asked of the buckets of a histogram. */
    @FunctionalInterface
    interface Estimate {
        double of(Buckets buckets, double[] parameters);
    }

    private final VectorPlan inner;
    private final Estimate estimate;
    private final ScalarPlan[] parameters;
    private final double[] values;
    private final Generation generation;
    private final Memo<Labels, Histogram> histograms = new Memo<>(this::histogram);
    private final Memo<Labels, Place> places = new Memo<>(this::place);
    private final List<Histogram> present = new ArrayList<>();
    private final Elements out = new Elements();

    HistogramCall(VectorPlan inner, Estimate estimate, Generation generation, ScalarPlan... parameters) {
        this.inner = inner;
        this.estimate = estimate;
        this.generation = generation;
        this.parameters = parameters;
        this.values = new double[parameters.length];
    }

    /** The buckets of one histogram. */
    private record Histogram(Labels labels, Buckets buckets) {}

    /** Where an element belongs; without a histogram if its {@code le} is no number. */
    private record Place(Histogram histogram, double bound) {}

    private Histogram histogram(Labels labelsButBound) {
        return new Histogram(labelsButBound.withoutName(), new Buckets(generation));
    }

    private Place place(Labels labels) {
        double bound = BucketBound.parse(labels.get(BOUND));
        return new Place(Double.isNaN(bound) ? null : histograms.of(labels.without(Set.of(BOUND))), bound);
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        if (places.forgetIfFull()) {
            histograms.forgetIfFull();
        }
        ScalarPlan.evaluate(parameters, moment, values);
        sortIntoBuckets(inner.at(moment));
        for (Histogram histogram : present) {
            out.add(histogram.labels(), estimate.of(histogram.buckets(), values));
            histogram.buckets().clear();
        }
        present.clear();
        return inner.metricName() != null ? out : out.requireDistinct();
    }

    private void sortIntoBuckets(Elements elements) {
        for (int i = 0; i < elements.size(); i++) {
            Place place = places.at(i, elements.labels(i));
            Histogram histogram = place.histogram();
            if (histogram != null) {
                if (histogram.buckets().size() == 0) {
                    present.add(histogram);
                }
                histogram.buckets().add(place.bound(), elements.value(i));
            }
        }
    }

    @Override
    public String metricName() {
        return "";
    }
}
