package dev.tenfold.promql;

import dev.tenfold.metric.FloatText;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.AggregateOp;
import dev.tenfold.promql.syntax.Aggregation;
import dev.tenfold.promql.syntax.Generation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code topk} and {@code bottomk}: of each group the elements that stand out, with all their labels. */
final class GroupTop implements VectorPlan {
    private final VectorPlan inner;
    private final ScalarPlan wanted;
    private final boolean top;
    private final Generation generation;
    private final Memo<Labels, Labels> keys;
    private final Map<Labels, TopHeap> heaps = new LinkedHashMap<>();
    private final Elements out = new Elements();

    GroupTop(Aggregation aggregation, VectorPlan inner, ScalarPlan wanted, Generation generation) {
        this.inner = inner;
        this.wanted = wanted;
        this.top = aggregation.op() == AggregateOp.TOPK;
        this.generation = generation;
        this.keys = new Memo<>(new GroupKey(aggregation)::of);
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        heaps.clear();
        keys.forgetIfFull();
        double asked = wanted.at(moment);
        Elements elements = inner.at(moment);
        int most = most(asked, elements.size());
        for (int i = 0; i < elements.size() && most > 0; i++) {
            heaps.computeIfAbsent(keys.of(elements.labels(i)), unused -> new TopHeap(most, top, generation))
                    .offer(new Sample(elements.labels(i), elements.value(i)));
        }
        for (TopHeap heap : heaps.values()) {
            List<Sample> best = heap.samples();
            best.sort(SortCall.byValue(top));
            best.forEach(sample -> out.add(sample.labels(), sample.value()));
        }
        return out;
    }

    private int most(double asked, int size) {
        if (generation == Generation.THREE && asked < 1) {
            return 0;
        }
        if (Double.isNaN(asked) && generation == Generation.THREE) {
            throw new EvaluationFailure("Parameter value is NaN");
        }
        if (!(asked < 0x1p63) || asked <= -0x1p63) {
            throw new EvaluationFailure("Scalar value " + FloatText.shortest(asked) + " overflows int64");
        }
        return (int) Math.min((long) asked, size);
    }

    @Override
    public String metricName() {
        return inner.metricName();
    }
}
