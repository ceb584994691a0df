package dev.tenfold.inject.day;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.safety.Probe;
import dev.tenfold.inject.safety.Rules;
import dev.tenfold.metric.Labels;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sees what a plan would do, before it does any of it. Looks names up, which may take long: beside the loop. */
final class Foresight {
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

    private final Gear gear;

    Foresight(Gear gear) {
        this.gear = gear;
    }

    Preview preview(String id, Plan plan, Course course, Map<String, String> marker) {
        Snapshot snapshot = course.snapshot(gear.loop().now(), marker);
        List<Labels> series = snapshot.families().stream()
                .flatMap(family -> family.readings().stream())
                .map(Family.Reading::labels)
                .toList();
        List<String> refusals = new ArrayList<>(refusals(plan, course));
        if (series.size() > gear.rules().mostSeries()) {
            refusals.add("it has " + series.size() + " series, allowed are "
                    + gear.rules().mostSeries());
        }
        Player.unmarked(series, marker).ifPresent(refusals::add);
        gear.claims().conflict(id, plan.destinations(), series, marker.keySet()).ifPresent(refusals::add);
        return new Preview(
                course.name(),
                marker,
                snapshot.families().stream().map(Foresight::line).toList(),
                plan.destinations(),
                plan.replicaSources().stream().map(ReplicaSource::origin).toList(),
                lasts(plan, course),
                refusals);
    }

    private static Preview.Line line(Family family) {
        List<Family.Reading> readings = family.readings();
        String example = readings.isEmpty() ? "" : readings.get(0).labels().toString();
        return new Preview.Line(family.name(), family.type(), readings.size(), example);
    }

    private static Duration lasts(Plan plan, Course course) {
        Duration played =
                plan.until().orElse(course.length()).minus(plan.from()).plus(course.step());
        Duration lasts = Duration.ofNanos(Math.round(played.toNanos() / plan.speed()));
        return lasts.compareTo(plan.deadline()) < 0 ? lasts : plan.deadline();
    }

    private List<String> refusals(Plan plan, Course course) {
        Rules rules = gear.rules();
        List<String> refusals = new ArrayList<>();
        if (plan.deadline().compareTo(rules.longestDeadline()) > 0) {
            refusals.add("the deadline must be at most " + Told.time(rules.longestDeadline()) + ", was "
                    + Told.time(plan.deadline()));
        }
        plan.patience()
                .filter(patience -> patience.compareTo(rules.longestPatience()) > 0)
                .ifPresent(patience -> refusals.add("the patience with its controller must be at most "
                        + Told.time(rules.longestPatience()) + ", was " + Told.time(patience)));
        Duration interval = Duration.ofNanos(Math.round(course.step().toNanos() / plan.speed()));
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            refusals.add("steps must be at least 10 ms apart, were " + Told.time(interval) + ": lower the speed");
        }
        if (plan.from().compareTo(course.length()) >= 0) {
            refusals.add("from must be before the course's end at " + Told.time(course.length()) + ", was "
                    + Told.time(plan.from()));
        }
        rules.stopFile()
                .filter(Files::exists)
                .ifPresent(file -> refusals.add("the stop file " + file + " is there: remove it first"));
        refusals.addAll(strangers(plan, gear));
        return refusals;
    }

    /** Servers of a plan that must not be talked to, a sentence each. */
    static List<String> strangers(Plan plan, Gear gear) {
        Stream<URI> probed = Stream.concat(plan.steadyState().stream(), plan.stopUnless().stream())
                .map(Probe::server);
        Stream<URI> read = plan.replicaSources().stream().flatMap(source -> source.server().stream());
        Stream<URI> written = plan.destinations().stream().map(Destination::uri);
        return Stream.concat(written, Stream.concat(probed, read))
                .distinct()
                .flatMap(uri -> gear.stranger().apply(uri).stream())
                .toList();
    }
}
