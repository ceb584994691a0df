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
    /** Of each series, found out once since they hardly change. */
    private Labels[] labels = {};

    private int[] columns = {};
    private int[] crowded = {};
    /** Whose strands were asked for last. */
    private Crowd crowd;
    /** Whose ends are in the window. */
    private Crowd.Strand held;

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
        List<Series> selected = selection.series();
        if (selected != series) {
            series = selected;
            learn();
        }
        nowMillis = moment.nowMillis();
        endMillis = moment.shifted(shift);
        return series.size();
    }

    private void learn() {
        int count = series.size();
        labels = new Labels[count];
        columns = new int[count];
        crowded = new int[count];
        Crowd next = null;
        for (int i = count - 1; i >= 0; i--) {
            Series each = series.get(i);
            labels[i] = each.labels();
            columns[i] = each.column();
            boolean goesOn = each.crowd() != null && each.crowd() == next;
            crowded[i] = each.crowd() == null ? 0 : 1 + (goesOn ? crowded[i + 1] : 0);
            next = each.crowd();
        }
    }

    @Override
    public Labels labels(int i) {
        return labels[i];
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
    public int crowded(int i) {
        return crowded[i];
    }

    @Override
    public int column(int i) {
        return columns[i];
    }

    @Override
    public List<Crowd.Strand> strands(int i) {
        crowd = open(i).crowd();
        held = null;
        return crowd.strands(first, end);
    }

    @Override
    public Window ends(int i, Crowd.Strand strand, double less) {
        int begin = strand.first();
        int last = strand.end() - 1;
        if (strand == held) {
            window.replaceEnds(crowd.value(begin, columns[i]), crowd.value(last, columns[i]));
            window.lower(less);
            return window;
        }
        held = strand;
        window.addEnds(
                crowd.time(begin),
                crowd.value(begin, columns[i]),
                crowd.time(last),
                crowd.value(last, columns[i]),
                strand.end() - begin);
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
