package dev.tenfold.tune;

import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of the given scenarios before anything is searched: it says how wide fields have to be searched, and
 * what a schedule would go by.
 *
 * @param need most replicas that each service needs, by the oracle; those of a service that it does not scale are as
 *     many as there are
 * @param peaks when much is asked, by the calendar
 */
record Outlook(Map<String, Integer> need, List<Window> peaks) {

    /**
     * A peak by the calendar.
     *
     * @param from when the load begins to rise
     * @param until when it is down again
     */
    record Window(Instant from, Instant until) {}

    /** What the scenarios hold together. */
    static Outlook of(List<Script> scripts) {
        Map<String, Integer> need = new TreeMap<>();
        List<Window> peaks = new ArrayList<>();
        for (Script script : scripts) {
            History oracle = Rehearsal.ofOracle(script).run(share -> {});
            oracle.lines().values().forEach(line -> need.merge(line.name(), line.peakReplicas(), Math::max));
            oracle.pools().values().forEach(pool -> need.merge(pool.name(), pool.peakNodes(), Math::max));
            Instant start = script.scenario().start().instant();
            for (Peak peak : Peak.of(script.profile())) {
                Window window = new Window(start.plusNanos(peak.fromNanos()), start.plusNanos(peak.untilNanos()));
                if (!peaks.contains(window)) {
                    peaks.add(window);
                }
            }
        }
        return new Outlook(need, List.copyOf(peaks));
    }

    /** Most replicas that a target needs; 1 if nobody knows. */
    int needOf(String target) {
        return Math.max(1, need.getOrDefault(target, 1));
    }
}
