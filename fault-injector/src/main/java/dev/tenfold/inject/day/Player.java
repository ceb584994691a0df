package dev.tenfold.inject.day;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays the course on its own thread. What it returns may be written: every series is marked, claimed and journalled by
 * then.
 */
final class Player {
    private final String day;
    private final Plan plan;
    private final Course course;
    private final Map<String, String> marker;
    private final Gear gear;
    private final Set<Labels> admitted = ConcurrentHashMap.newKeySet();
    private Labels[] before = {};
    private Snapshot last = Snapshot.EMPTY;
    private double intensity = 1;
    private volatile boolean cancelled;

    Player(GameDay day, Course course, Gear gear) {
        this.day = day.id();
        this.plan = day.plan();
        this.course = course;
        this.marker = day.marker();
        this.gear = gear;
    }

    /** Runs through what lies before the beginning, unless cancelled. */
    Void forward() {
        Duration at = Duration.ZERO;
        while (!cancelled && at.compareTo(plan.from()) < 0) {
            Duration next = at.plus(course.step());
            at = next.compareTo(plan.from()) > 0 ? plan.from() : next;
            course.advanceTo(at);
        }
        return null;
    }

    /** Whatever it does, its result is not wanted any more. */
    void cancel() {
        cancelled = true;
    }

    /**
     * Lets time pass on the course's clock.
     *
     * @param heard what was seen since the last step
     * @throws IOException if the journal cannot be written
     */
    Snapshot step(Instant at, Duration shown, double wanted, Map<String, ReplicaCount> replicas, List<Sighting> heard)
            throws IOException {
        heard.forEach(course::seen);
        replicas.forEach(course::replicas);
        if (wanted != intensity) {
            course.intensity(wanted);
            intensity = wanted;
        }
        course.advanceTo(shown);
        Snapshot snapshot = course.snapshot(at, marker);
        admit(snapshot);
        last = snapshot;
        return snapshot;
    }

    /** The last values again, at another time. */
    Snapshot hold(Instant at) {
        return new Snapshot(at, last.families(), last.pods());
    }

    /**
     * All series that may have been written, each with its marker: undoing must not touch others. May be called from
     * any thread.
     */
    Collection<Labels> admitted() {
        return List.copyOf(admitted);
    }

    private void admit(Snapshot snapshot) throws IOException {
        if (snapshot.size() > gear.rules().mostSeries()) {
            throw new Refused(List.of("it has " + snapshot.size() + " series, allowed are "
                    + gear.rules().mostSeries()));
        }
        List<Labels> news = news(snapshot);
        if (news.isEmpty()) {
            return;
        }
        unmarked(news, marker).ifPresent(refusal -> {
            throw new Refused(List.of(refusal));
        });
        gear.claims().claim(day, plan.destinations(), news, marker.keySet()).ifPresent(conflict -> {
            throw new Refused(List.of(conflict));
        });
        gear.journal().wrote(day, news);
        admitted.addAll(news);
    }

    /** Series that were not there before. Most courses give the same labels in the same order again and again. */
    private List<Labels> news(Snapshot snapshot) {
        Set<Labels> news = new LinkedHashSet<>();
        Labels[] now = new Labels[snapshot.size()];
        int place = 0;
        for (Family family : snapshot.families()) {
            for (Family.Reading reading : family.readings()) {
                Labels labels = reading.labels();
                boolean same = place < before.length && before[place] == labels;
                if (!same && !admitted.contains(labels)) {
                    news.add(labels);
                }
                now[place++] = labels;
            }
        }
        before = now;
        return List.copyOf(news);
    }

    /** A sentence on the first series that lacks a label of the marker. */
    static Optional<String> unmarked(List<Labels> series, Map<String, String> marker) {
        for (Labels labels : series) {
            for (Map.Entry<String, String> mark : marker.entrySet()) {
                if (!labels.get(mark.getKey()).equals(mark.getValue())) {
                    return Optional.of(labels + " lacks the marker " + mark.getKey() + "=" + mark.getValue());
                }
            }
        }
        return Optional.empty();
    }

    void close() {
        course.close();
    }
}
