package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Asked;
import dev.tenfold.rehearsal.History;
import dev.tenfold.scenario.Expectations;
import dev.tenfold.service.Cause;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which users were beyond the limits that hold while scaling: too slow, or too many errors.
 *
 * @param from start of its first window, seconds since start
 * @param until end of its last window, seconds since start
 * @param p95Millis highest 95th percentile of a window in it, milliseconds; NaN if nothing was answered
 * @param errorRatio highest share of requests lost in a window of it, 0..1
 * @param area p95 beyond its limit, added up over its time, seconds of latency times seconds
 */
record Harm(double from, double until, double p95Millis, double errorRatio, double area) {

    double seconds() {
        return until - from;
    }

    /** Such as {@code from 5:50 to 8:00, worst p95 8.1 s, worst errors 4 %}. */
    String words() {
        return "from " + Figure.clock(from) + " to " + Figure.clock(until) + ", worst p95 "
                + (Double.isNaN(p95Millis) ? "none" : Figure.time(p95Millis / 1000)) + ", worst errors "
                + Figure.percent(errorRatio);
    }

    /** All of a run, by time. A calm of one window does not end a harm. */
    static List<Harm> of(History history) {
        Expectations expect = history.script().scenario().expect();
        double limit = expect.p95().orElse(expect.p95WhileScaling()).toNanos() / 1e6;
        double allowed = expect.errors().orElse(expect.errorsWhileScaling()).ratio();
        double[] times = history.times();
        List<Harm> harms = new ArrayList<>();
        Harm open = null;
        int calm = 0;
        for (int i = 0; i < times.length; i++) {
            double start = i == 0 ? 0 : times[i - 1];
            double p95 = Latency.p95Millis(history.felt().latencies(i), history);
            double lost = lostRatio(history.felt(), i);
            if (p95 > limit || lost > allowed) {
                double area = Math.max(0, p95 - limit) / 1000 * (times[i] - start);
                Harm here = new Harm(start, times[i], p95, lost, Double.isNaN(area) ? 0 : area);
                open = open == null ? here : open.and(here);
                calm = 0;
            } else if (open != null && ++calm > 1) {
                harms.add(open);
                open = null;
            }
        }
        if (open != null) {
            harms.add(open);
        }
        return List.copyOf(harms);
    }

    /** The one that lasted longest; null if there is none. */
    static Harm longest(List<Harm> harms) {
        Harm longest = null;
        for (Harm harm : harms) {
            longest = longest == null || harm.seconds() > longest.seconds() ? harm : longest;
        }
        return longest;
    }

    private Harm and(Harm next) {
        double p95 = Double.isNaN(p95Millis) || next.p95Millis > p95Millis ? next.p95Millis : p95Millis;
        return new Harm(from, next.until, p95, Math.max(errorRatio, next.errorRatio), area + next.area);
    }

    private static double lostRatio(Asked users, int window) {
        double lost = lost(users, window);
        return lost > 0 ? lost / Math.max(lost, users.demand(window)) : 0;
    }

    /** Requests lost in a window for any cause, a second. */
    static double lost(Asked users, int window) {
        double lost = 0;
        for (Cause cause : Cause.values()) {
            lost += users.lost(cause, window);
        }
        return lost;
    }
}
