package dev.tenfold.promql;

import dev.tenfold.metric.Series;
import dev.tenfold.metric.Staleness;
import dev.tenfold.promql.syntax.TimeShift;
import java.util.List;

/** The newest sample of each series, unless it is too old or the series has ended. */
final class InstantSelection implements VectorPlan {
    private final Selection selection;
    private final TimeShift shift;

    /** A sample of exactly this age counts for generation 2 only, hence one less for 3. */
    private final long oldestMillis;

    private final Elements out = new Elements();

    InstantSelection(Selection selection, TimeShift shift, Engine engine) {
        this.selection = selection;
        this.shift = shift;
        this.oldestMillis = engine.lookback().toMillis() - (engine.generation().leftOpen() ? 1 : 0);
    }

    @Override
    public Elements at(Moment moment) {
        return select(moment, false);
    }

    /** The same elements, but their values the times of their samples, seconds: what {@code timestamp()} wants. */
    Elements timesAt(Moment moment) {
        return select(moment, true);
    }

    private Elements select(Moment moment, boolean times) {
        out.clear();
        long time = moment.shifted(shift);
        List<Series> all = selection.series();
        for (int i = 0; i < all.size(); i++) {
            Series series = all.get(i);
            int newest = series.countUntil(time) - 1;
            if (newest >= 0 && series.time(newest) >= time - oldestMillis) {
                double value = series.value(newest);
                if (!Staleness.isMarker(value)) {
                    out.add(series.labels(), times ? series.time(newest) / 1000.0 : value, series.weight());
                }
            }
        }
        return out;
    }

    @Override
    public String metricName() {
        return selection.metricName();
    }
}
