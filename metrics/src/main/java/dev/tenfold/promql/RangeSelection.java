package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Series;
import dev.tenfold.promql.function.Window;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.TimeShift;
import java.util.List;

/** The samples of each series within a time. */
final class RangeSelection implements RangePlan {
    private final Selection selection;
    private final TimeShift shift;
    private final long rangeMillis;
    private final Generation generation;
    private final Window window = new Window();
    private List<Series> series = List.of();
    private long nowMillis;
    private long endMillis;

    RangeSelection(Selection selection, TimeShift shift, long rangeMillis, Generation generation) {
        this.selection = selection;
        this.shift = shift;
        this.rangeMillis = rangeMillis;
        this.generation = generation;
    }

    @Override
    public int moveTo(Moment moment) {
        series = selection.series();
        nowMillis = moment.nowMillis();
        endMillis = moment.shifted(shift);
        return series.size();
    }

    @Override
    public Labels labels(int i) {
        return series.get(i).labels();
    }

    @Override
    public Window window(int i) {
        Series from = series.get(i);
        long startMillis = endMillis - rangeMillis;
        window.open(startMillis, endMillis, nowMillis);
        int first = from.countUntil(generation.leftOpen() ? startMillis : startMillis - 1);
        int end = from.countUntil(endMillis);
        for (int sample = first; sample < end; sample++) {
            window.add(from.time(sample), from.value(sample));
        }
        return window;
    }

    @Override
    public String metricName() {
        return selection.metricName();
    }
}
