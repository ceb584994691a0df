package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Turnover;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The series that a selector picks, picked again only when series have come or gone. */
final class Selection {
    private final SeriesStore store;
    private final List<Matcher> matchers;
    private final String metricName;
    private final Turnover turnover;
    private final Map<Series, Boolean> judged = new IdentityHashMap<>();
    private List<Series> series = List.of();
    private long seen = -1;

    Selection(SeriesStore store, List<Matcher> matchers) {
        this.store = store;
        this.matchers = matchers;
        this.metricName = metricName(matchers);
        this.turnover = metricName == null ? store.turnover() : store.turnover(metricName);
    }

    List<Series> series() {
        if (seen != turnover.count()) {
            series = store.select(matchers, judged);
            seen = turnover.count();
        }
        return series;
    }

    /** The metric name that the matchers insist on; null if they leave it open. */
    String metricName() {
        return metricName;
    }

    private static String metricName(List<Matcher> matchers) {
        for (Matcher matcher : matchers) {
            if (matcher.op() == Matcher.Op.EQUAL && matcher.name().equals(Labels.NAME)) {
                return matcher.value();
            }
        }
        return null;
    }
}
