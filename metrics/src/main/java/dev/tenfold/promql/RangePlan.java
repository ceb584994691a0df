package dev.tenfold.promql;

import dev.tenfold.metric.Crowd;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Point;
import dev.tenfold.promql.function.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Computes a range vector, one series at a time, so that a range is never held in whole. */
interface RangePlan extends Plan {
    /** Moves to a moment; returns how many series there are, some of them maybe without samples. */
    int moveTo(Moment moment);

    /** The labels of a series. */
    Labels labels(int series);

    /** How many series from this one on stand for the members of one crowd; 0 if it is one like any other. */
    default int crowded(int series) {
        return 0;
    }

    /** Those in a series' crowd that have samples at the moment that was moved to. */
    default List<Crowd.Strand> strands(int series) {
        return List.of();
    }

    /** The column of a series in its crowd. */
    default int column(int series) {
        return 0;
    }

    /**
     * The first and last of the samples of some of those in the crowd whose strands were asked for last.
     *
     * @param less how much less than the crowd's values they counted
     */
    default Window ends(int series, Crowd.Strand strand, double less) {
        return window(series);
    }

    /** For how many a series stands. */
    default int weight(int series) {
        return 1;
    }

    /**
     * A series' samples at the moment that was moved to, in a window that is the plan's own and good until the next.
     */
    Window window(int series);

    /**
     * The same for a function that {@linkplain dev.tenfold.promql.function.RangeFunction#looksAtEnds looks at the
     * ends}: of values that only rise, those between may be left out.
     */
    default Window ends(int series) {
        return window(series);
    }

    /** The metric name that all series have at every moment; null if it isn't known. */
    String metricName();

    @Override
    default QueryResult result(Moment moment) {
        List<QueryResult.Row> rows = new ArrayList<>();
        int count = moveTo(moment);
        for (int series = 0; series < count; series++) {
            Window window = window(series);
            List<Point> points = new ArrayList<>(window.size());
            for (int i = 0; i < window.size(); i++) {
                points.add(new Point(window.time(i), window.value(i)));
            }
            if (!points.isEmpty()) {
                rows.add(new QueryResult.Row(labels(series), points));
            }
        }
        rows.sort(Comparator.comparing(QueryResult.Row::labels));
        return new QueryResult.Matrix(rows);
    }
}
