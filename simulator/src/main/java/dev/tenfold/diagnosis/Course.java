package dev.tenfold.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a measured run: when users' latency left its ground, when it passed the limit, when instances came,
 * when requests failed. Moments are seconds since the first row, and NaN for what did not happen.
 */
final class Course {
    /** Latency has left its ground when it is a fifth above. */
    private static final double LEFT = 1.2;

    private final Measurements seen;
    private final Goal goal;

    Course(Measurements seen, Goal goal) {
        this.seen = seen;
        this.goal = goal;
    }

    /**
     * Instances that came or went.
     *
     * @param row the first row with the new count
     */
    record Step(int row, double at, double from, double to) {}

    /**
     * Rows that follow one another in which users were hurt.
     *
     * @param first its first row
     * @param last its last row
     * @param worst the worst row of it
     */
    record Stretch(int first, int last, int worst) {}

    /** Latency on quiet ground: the lowest measured until the limit is passed, seconds; NaN if none was measured. */
    double ground() {
        double lowest = Double.NaN;
        int until = firstAbove(seen.p95(), goal.p95Seconds(), 0);
        for (int i = 0; i < (until < 0 ? seen.size() : Math.max(1, until)); i++) {
            double p95 = seen.p95()[i];
            lowest = !(lowest <= p95) ? Double.isNaN(p95) ? lowest : p95 : lowest;
        }
        return lowest;
    }

    /** When latency passed the limit, read off the line between two rows. */
    double limitPassed() {
        return crossing(firstAbove(seen.p95(), goal.p95Seconds(), 0), goal.p95Seconds());
    }

    /** When latency left its ground for the climb that took it past the limit. */
    double onset() {
        int row = firstAbove(seen.p95(), goal.p95Seconds(), 0);
        double level = LEFT * ground();
        while (row > 0 && !(seen.p95()[row - 1] <= level)) {
            row--;
        }
        return crossing(row, Math.min(level, goal.p95Seconds()));
    }

    /** When instances were added, from a moment on. */
    List<Step> added(double from) {
        List<Step> steps = new ArrayList<>();
        double before = Double.NaN;
        for (int i = 0; i < seen.size(); i++) {
            double now = seen.instances()[i];
            if (now > before && seen.times()[i] >= from) {
                steps.add(new Step(i, seen.times()[i], before, now));
            }
            before = Double.isNaN(now) ? before : now;
        }
        return steps;
    }

    /** Whether and when instances were taken away. */
    List<Step> removed() {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < seen.size(); i++) {
            if (seen.instances()[i] < seen.instances()[i - 1]) {
                steps.add(new Step(i, seen.times()[i], seen.instances()[i - 1], seen.instances()[i]));
            }
        }
        return steps;
    }

    /** The worst stretch in which more requests failed than may; null if there is none. */
    Stretch errors() {
        return worst(seen.errors(), goal.errorRatio());
    }

    /** The worst stretch in which latency was above the limit; null if there is none. */
    Stretch slow() {
        return worst(seen.p95(), goal.p95Seconds());
    }

    /** When a stretch is over: at the row after it, or at the end. */
    double end(Stretch stretch) {
        return seen.times()[Math.min(seen.size() - 1, stretch.last() + 1)];
    }

    /** The load an instance had in a row. */
    double loadEach(int row) {
        return seen.load()[row] / seen.instances()[row];
    }

    /** The least load an instance had while latency or errors were beyond the limits; NaN if that was never seen. */
    double tooMuchEach() {
        double least = Double.NaN;
        for (int i = 0; i < seen.size(); i++) {
            boolean hurt = seen.p95()[i] > goal.p95Seconds() || seen.errors()[i] > goal.errorRatio();
            if (hurt && !(least <= loadEach(i)) && Double.isFinite(loadEach(i))) {
                least = loadEach(i);
            }
        }
        return least;
    }

    /** The highest load in rows that pass. */
    double loadWithin(int first, int last) {
        double most = Double.NaN;
        for (int i = Math.max(0, first); i <= last; i++) {
            most = !(most >= seen.load()[i]) && !Double.isNaN(seen.load()[i]) ? seen.load()[i] : most;
        }
        return most;
    }

    /** The last row at a moment or before it. */
    int row(double at) {
        int row = 0;
        while (row + 1 < seen.size() && seen.times()[row + 1] <= at) {
            row++;
        }
        return row;
    }

    private Stretch worst(double[] values, double limit) {
        Stretch worst = null;
        for (int i = firstAbove(values, limit, 0); i >= 0; i = firstAbove(values, limit, i)) {
            int first = i;
            int most = i;
            while (i < seen.size() && values[i] > limit) {
                most = values[i] > values[most] ? i : most;
                i++;
            }
            if (worst == null || values[most] > values[worst.worst()]) {
                worst = new Stretch(first, i - 1, most);
            }
        }
        return worst;
    }

    private static int firstAbove(double[] values, double limit, int from) {
        for (int i = from; i < values.length; i++) {
            if (values[i] > limit) {
                return i;
            }
        }
        return -1;
    }

    /** When the line from the last row before that was measured came to a level. */
    private double crossing(int row, double level) {
        if (row <= 0) {
            return row < 0 ? Double.NaN : seen.times()[0];
        }
        int earlier = row - 1;
        while (earlier > 0 && Double.isNaN(seen.p95()[earlier])) {
            earlier--;
        }
        double before = seen.p95()[earlier];
        double share = (level - before) / (seen.p95()[row] - before);
        boolean between = share >= 0 && share <= 1;
        return between
                ? seen.times()[earlier] + share * (seen.times()[row] - seen.times()[earlier])
                : seen.times()[row];
    }
}
