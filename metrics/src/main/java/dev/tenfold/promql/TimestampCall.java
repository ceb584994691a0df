package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.VectorSelector;

/**
 * {@code timestamp(x)}: of a selector when its samples were taken, of anything else the moment of evaluation; seconds.
 */
final class TimestampCall implements VectorPlan {
    private final VectorPlan inner;
    private final boolean sampled;
    private final Memo<Labels, Labels> nameless = new Memo<>(Labels::withoutName);
    private final Elements out = new Elements();

    /** @param argument as it is written: the sign of {@code +x} makes it a selector no longer */
    TimestampCall(VectorPlan inner, Expr argument) {
        this.inner = inner;
        this.sampled = argument.unwrapped() instanceof VectorSelector;
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        nameless.forgetIfFull();
        Elements elements = sampled ? ((InstantSelection) inner).timesAt(moment) : inner.at(moment);
        for (int i = 0; i < elements.size(); i++) {
            double seconds = sampled ? elements.value(i) : moment.nowMillis() / 1000.0;
            out.add(nameless.of(elements.labels(i)), seconds);
        }
        return inner.metricName() != null ? out : out.requireDistinct();
    }

    @Override
    public String metricName() {
        return "";
    }
}
