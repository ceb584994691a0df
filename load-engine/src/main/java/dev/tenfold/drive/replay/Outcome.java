package dev.tenfold.drive.replay;

import dev.tenfold.drive.Score;
import dev.tenfold.recording.RecordedTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a replay.
 *
 * @param origin the format of the recording
 * @param read requests in the recording
 * @param skipped parts of it that are none
 * @param leftOut requests that were not sent, by reason
 * @param times how many users there were for each that was recorded
 * @param speed recorded seconds in one
 * @param planned requests that were to be sent
 * @param seconds how long it took
 * @param endpoints what was counted, by route; the rarer routes together
 * @param matches how answers compare with the recorded ones
 * @param recorded times that were recorded by route, seconds, ascending; none where the recording does not tell
 * @param lagSeconds 99th percentile of sending late by the generator's own fault
 * @param notes what a person should know
 */
public record Outcome(
        String origin,
        int read,
        long skipped,
        SortedMap<String, Integer> leftOut,
        int times,
        double speed,
        int planned,
        double seconds,
        SortedMap<String, Score> endpoints,
        Matches matches,
        SortedMap<String, List<Double>> recorded,
        double lagSeconds,
        List<String> notes) {
    /** Beyond this the percentiles that people look at show it. */
    private static final double TOLERABLE_LAG_SECONDS = 0.005;

    static Outcome of(
            RecordedTraffic traffic,
            ReplayPlan plan,
            Playlist playlist,
            int planned,
            double seconds,
            Tally tally,
            Matches matches,
            Map<String, List<Double>> recorded) {
        SortedMap<String, List<Double>> ascending = new TreeMap<>();
        recorded.forEach(
                (name, times) -> ascending.put(name, times.stream().sorted().toList()));
        SortedMap<String, Integer> leftOut = new TreeMap<>();
        playlist.leftOut().forEach((reason, many) -> leftOut.put(plan.secrets().text(reason), many));
        double lag = tally.lagSeconds(0.99);
        List<String> notes = new ArrayList<>();
        traffic.notes().forEach(note -> notes.add(plan.secrets().text(note)));
        traffic.skipped()
                .first()
                .forEach(part -> notes.add("line " + part.line() + " was left out: "
                        + plan.secrets().text(part.reason())));
        if (lag > TOLERABLE_LAG_SECONDS) {
            notes.add("the generator itself sent late: response times are no evidence, counts and matches are");
        }
        return new Outcome(
                traffic.origin(),
                traffic.calls().size(),
                traffic.skipped().count(),
                leftOut,
                plan.timing().times(),
                plan.timing().speed(),
                planned,
                seconds,
                tally.scores(),
                matches,
                ascending,
                lag,
                notes);
    }

    /** All routes together. */
    public Score all() {
        Score all = new Score();
        endpoints.values().forEach(all::add);
        return all;
    }

    /** Whether everything planned was sent and answered well, and every answer compared matches. */
    public boolean same() {
        Score all = all();
        return all.count() == planned && all.bad() == 0 && matches.matched() == matches.judged();
    }

    /** A recorded quantile, seconds; NaN where the recording does not tell. */
    public double recordedQuantile(String endpoint, double quantile) {
        List<Double> times = recorded.getOrDefault(endpoint, List.of());
        return times.isEmpty()
                ? Double.NaN
                : times.get((int) Math.min(times.size() - 1L, (long) (quantile * times.size())));
    }
}
