package dev.tenfold.promql;

import dev.tenfold.metric.Crowd;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.Staleness;
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
    private int first;
    private int end;

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
    public int weight(int i) {
        return series.get(i).weight();
    }

    @Override
    public Window window(int i) {
        Series from = open(i);
        for (int sample = first; sample < end; sample++) {
            window.add(from.time(sample), from.value(sample));
        }
        return window;
    }

    @Override
    public Window ends(int i) {
        Series from = open(i);
        int last = end - 1;
        if (last <= first || !from.risesFrom(first)) {
            return window(i);
        }
        double value = from.value(last);
        if (!Staleness.isMarker(value)) {
            window.addEnds(from.time(first), from.value(first), from.time(last), value, end - first);
        }
        return window;
    }

    @Override
    public int column(int i) {
        return series.get(i).crowd() == null ? -1 : series.get(i).column();
    }

    @Override
    public List<Crowd.Strand> strands(int i) {
        Series from = open(i);
        return from.crowd().strands(first, end);
    }

    @Override
    public Window ends(int i, Crowd.Strand strand, double less) {
        Series from = open(i);
        int last = strand.end() - 1;
        window.addEnds(
                from.time(strand.first()),
                from.value(strand.first()),
                from.time(last),
                from.value(last),
                strand.end() - strand.first());
        window.lower(less);
        return window;
    }

    /** Empties the window and finds the samples that belong in it. */
    private Series open(int i) {
        Series from = series.get(i);
        long startMillis = endMillis - rangeMillis;
        window.open(startMillis, endMillis, nowMillis);
        first = from.countUntil(generation.leftOpen() ? startMillis : startMillis - 1);
        end = from.countUntil(endMillis);
        return from;
    }

    @Override
    public String metricName() {
        return selection.metricName();
    }
}
