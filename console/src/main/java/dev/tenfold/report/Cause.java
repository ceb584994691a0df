package dev.tenfold.report;

import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.ServiceReport;
import dev.tenfold.verdict.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * One reason why requests failed or were refused, and when.
 *
 * @param service where it happened; empty for what the users felt
 * @param name such as {@code timeout}
 * @param requests how many it hit
 * @param share of the requests offered there, 0..1
 * @param from start of the first window that saw it, seconds since start; NaN if no window did
 * @param until end of the last one
 * @param worst highest rate, requests per second
 * @param worstAt end of the window of that rate
 */
record Cause(
        String service,
        String name,
        double requests,
        double share,
        double from,
        double until,
        double worst,
        double worstAt) {

    private static final String PREFIX = "cause:";

    /** Less than half a request is the tail of a fluid, not a request. */
    private static final double NOBODY = 0.5;

    /**
     * All causes that hit a request: the users' first, then each service's, in the order of the series. The service
     * where users come in is left out where it says the same as they do.
     */
    static List<Cause> of(Report report) {
        List<Cause> causes = new ArrayList<>();
        double[] times = report.times();
        double asked = report.users().series().stream()
                .filter(series -> series.name().equals("demand"))
                .mapToDouble(demand -> requests(times, demand.values()))
                .sum();
        collect(causes, "", report.users(), times, asked, null);
        for (ServiceReport service : report.services()) {
            collect(causes, service.name(), service.timeline(), times, service.offered(), service);
        }
        return causes;
    }

    /** Such as {@code web: timeout, 5,603 requests (0.98 %), 2:10 to 3:05, worst 189/s at 2:55}. */
    String sentence() {
        String count = Figures.brief(requests) + " requests (" + Figures.percent(share) + ")";
        String told = place() + ": " + name + ", " + count;
        return Double.isNaN(from)
                ? told
                : told + ", " + Figures.clock(from) + " to " + Figures.clock(until) + ", worst " + Figures.brief(worst)
                        + "/s at " + Figures.clock(worstAt);
    }

    /** The service, or {@code users}. */
    String place() {
        return service.isEmpty() ? "users" : service;
    }

    private boolean repeats(Cause users) {
        return users.service.isEmpty()
                && users.name.equals(name)
                && Math.abs(users.requests - requests) < NOBODY
                && users.from == from
                && users.until == until;
    }

    private static void collect(
            List<Cause> into, String place, Timeline line, double[] times, double asked, ServiceReport counted) {
        for (Timeline.Series series : line.series()) {
            if (series.name().startsWith(PREFIX)) {
                String name = series.name().substring(PREFIX.length());
                double hit = counted == null
                        ? requests(times, series.values())
                        : counted.failed().getOrDefault(name, 0.0)
                                + counted.refused().getOrDefault(name, 0.0);
                double share = asked > 0 ? hit / asked : Double.NaN;
                Cause cause = seen(place, name, hit, share, times, series.values());
                if (hit >= NOBODY && into.stream().noneMatch(cause::repeats)) {
                    into.add(cause);
                }
            }
        }
    }

    private static Cause seen(
            String service, String name, double hit, double share, double[] times, double[] perSecond) {
        int first = -1;
        int last = -1;
        int worst = -1;
        for (int i = 0; i < perSecond.length; i++) {
            if (perSecond[i] > 0) {
                first = first < 0 ? i : first;
                worst = worst < 0 || perSecond[i] > perSecond[worst] ? i : worst;
                last = i;
            }
        }
        if (first < 0) {
            return new Cause(service, name, hit, share, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        return new Cause(service, name, hit, share, start(times, first), times[last], perSecond[worst], times[worst]);
    }

    private static double requests(double[] times, double[] perSecond) {
        double sum = 0;
        for (int i = 0; i < perSecond.length; i++) {
            if (perSecond[i] > 0) {
                sum += perSecond[i] * (times[i] - start(times, i));
            }
        }
        return sum;
    }

    private static double start(double[] times, int window) {
        return window == 0 ? 0 : times[window - 1];
    }
}
