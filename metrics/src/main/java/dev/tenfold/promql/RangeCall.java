package dev.tenfold.promql;

import dev.tenfold.metric.Crowd;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Staleness;
import dev.tenfold.promql.function.RangeFunction;
import dev.tenfold.promql.function.Window;
import java.util.List;

/** A function of the samples of each series, such as {@code rate(x[5m])}. */
final class RangeCall implements VectorPlan {
    private final RangePlan range;
    private final RangeFunction function;
    private final ScalarPlan[] parameters;
    private final double[] values;
    private final boolean keepsName;
    private final Memo<Labels, Labels> nameless = new Memo<>(Labels::withoutName);
    private final Elements out = new Elements();

    RangeCall(RangePlan range, RangeFunction function, ScalarPlan[] parameters, boolean keepsName) {
        this.range = range;
        this.function = function;
        this.parameters = parameters;
        this.values = new double[parameters.length];
        this.keepsName = keepsName;
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        nameless.forgetIfFull();
        ScalarPlan.evaluate(parameters, moment, values);
        int count = range.moveTo(moment);
        for (int series = 0; series < count; ) {
            int together = range.crowded(series);
            if (together > 0) {
                gather(series, series + together);
                series += together;
            } else {
                Window window = function.looksAtEnds() ? range.ends(series) : range.window(series);
                add(series, window, range.weight(series));
                series++;
            }
        }
        return keepsName || range.metricName() != null ? out : out.requireDistinct();
    }

    private void add(int series, Window window, int weight) {
        add(series, window.size() == 0 ? RangeFunction.NOTHING : function.apply(window, values), weight);
    }

    private void add(int series, double value, int weight) {
        if (!Staleness.isMarker(value)) {
            Labels labels = range.labels(series);
            out.add(keepsName ? labels : nameless.at(series, labels), value, weight);
        }
    }

    /** Strand by strand, so that from step to step the same series mostly stand in the same places. */
    private void gather(int first, int end) {
        List<Crowd.Strand> strands = range.strands(first);
        for (int i = 0; i < strands.size(); i++) {
            Crowd.Strand strand = strands.get(i);
            Window ends = range.ends(first, strand, 0);
            double factor = ends.size() < 2 ? Double.NaN : function.factor(ends);
            for (int series = first; series < end; series++) {
                gain(series, range.column(series), strand, factor);
            }
        }
    }

    /** Those that gained alike are one element, unless some are so young that it matters how little they counted. */
    private void gain(int series, int column, Crowd.Strand strand, double factor) {
        Window youngest = range.ends(series, strand, strand.less(column));
        boolean alike = !function.heedsZero(youngest);
        if (alike && !Double.isNaN(factor)) {
            add(series, youngest.gained() * factor, strand.weight());
        } else if (alike || strand.members().size() == 1) {
            add(series, youngest, strand.weight());
        } else {
            for (Crowd.Member member : strand.members()) {
                add(series, range.ends(series, strand, member.less(column)), member.weight());
            }
        }
    }

    @Override
    public String metricName() {
        return keepsName ? range.metricName() : "";
    }
}
