package dev.tenfold.policy.alert;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Staleness;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one rule writes: its series, each of which ends with a staleness marker when the rule yields it no more. */
final class SeriesRecord {
    private final SeriesStore store;
    private Set<Labels> written = Set.of();

    SeriesRecord(SeriesStore store) {
        this.store = store;
    }

    /** Writes what the rule yielded for a time. */
    void write(List<Sample> samples, long timeMillis) {
        if (samples.isEmpty() && written.isEmpty()) {
            return;
        }
        Set<Labels> now = new LinkedHashSet<>();
        for (Sample sample : samples) {
            if (append(sample.labels(), timeMillis, sample.value())) {
                now.add(sample.labels());
            }
        }
        for (Labels before : written) {
            if (!now.contains(before)) {
                append(before, timeMillis, Staleness.MARKER);
            }
        }
        written = now;
    }

    /** Like Prometheus, passes over a sample whose series has one for this time, or a newer one, from another rule. */
    private boolean append(Labels labels, long timeMillis, double value) {
        Series series = store.series(labels);
        int size = series.size();
        if (size > 0 && series.time(size - 1) >= timeMillis) {
            return series.time(size - 1) == timeMillis
                    && Double.doubleToRawLongBits(series.value(size - 1)) == Double.doubleToRawLongBits(value);
        }
        series.append(timeMillis, value);
        return true;
    }
}
