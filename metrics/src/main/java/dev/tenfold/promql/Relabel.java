package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import java.util.function.Function;

/** The same values under other labels: {@code label_replace} and {@code label_join}. */
final class Relabel implements VectorPlan {
    private final VectorPlan inner;
    private final boolean renames;
    private final Memo<Labels, Labels> relabelled;
    private final Elements out = new Elements();

    /**
     * @param target the label that changes
     * @param relabel all labels after the change
     */
    Relabel(VectorPlan inner, String target, Function<Labels, Labels> relabel) {
        this.inner = inner;
        this.renames = target.equals(Labels.NAME);
        this.relabelled = new Memo<>(relabel);
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        relabelled.forgetIfFull();
        Elements elements = inner.at(moment);
        for (int i = 0; i < elements.size(); i++) {
            out.add(relabelled.of(elements.labels(i)), elements.value(i));
        }
        return out.requireDistinct();
    }

    @Override
    public String metricName() {
        return renames ? null : inner.metricName();
    }
}
