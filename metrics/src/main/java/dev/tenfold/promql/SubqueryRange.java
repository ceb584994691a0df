package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.function.Window;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.TimeShift;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A vector evaluated at each step of a time, as if that were the samples of series. Steps are aligned to absolute time,
 * not to the moment of evaluation.
 */
final class SubqueryRange implements RangePlan {
    private final VectorPlan inner;
    private final TimeShift shift;
    private final long rangeMillis;
    private final long stepMillis;
    private final Generation generation;
    private final Map<Labels, Integer> places = new HashMap<>();
    private final List<Labels> labels = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();

    SubqueryRange(VectorPlan inner, TimeShift shift, long rangeMillis, long stepMillis, Generation generation) {
        this.inner = inner;
        this.shift = shift;
        this.rangeMillis = rangeMillis;
        this.stepMillis = stepMillis;
        this.generation = generation;
    }

    @Override
    public int moveTo(Moment moment) {
        places.clear();
        labels.clear();
        long endMillis = moment.shifted(shift);
        long startMillis = endMillis - rangeMillis;
        for (long time = firstStep(startMillis); time <= endMillis; time += stepMillis) {
            Elements elements = inner.at(moment.at(time));
            for (int i = 0; i < elements.size(); i++) {
                window(elements.labels(i), startMillis, endMillis, moment.nowMillis())
                        .add(time, elements.value(i));
            }
        }
        return labels.size();
    }

    private long firstStep(long startMillis) {
        long step = stepMillis * (startMillis / stepMillis);
        boolean outside = generation.leftOpen() ? step <= startMillis : step < startMillis;
        return outside ? step + stepMillis : step;
    }

    private Window window(Labels whose, long startMillis, long endMillis, long nowMillis) {
        Integer known = places.get(whose);
        if (known != null) {
            return windows.get(known);
        }
        int place = labels.size();
        places.put(whose, place);
        labels.add(whose);
        if (place == windows.size()) {
            windows.add(new Window());
        }
        Window window = windows.get(place);
        window.open(startMillis, endMillis, nowMillis);
        return window;
    }

    @Override
    public Labels labels(int series) {
        return labels.get(series);
    }

    @Override
    public Window window(int series) {
        return windows.get(series);
    }

    @Override
    public String metricName() {
        return inner.metricName();
    }
}
