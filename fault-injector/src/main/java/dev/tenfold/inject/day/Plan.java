package dev.tenfold.inject.day;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.safety.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a course is played.
 *
 * @param destinations to push to; none where its series are only read
 * @param replicaSources to read replicas back from
 * @param deadline by the wall clock since it began: it ends then, whatever happens; more than 0
 * @param patience its controller must beat within this time, else it is undone; empty where the controller lives and
 *     dies with this process
 * @param speed of its clock over the wall clock, more than 0; 1 is as in life
 * @param from where on its clock it begins to write; what lies before is run through at once
 * @param until where on its clock it ends; empty for the course's length
 * @param steadyState what must hold before it begins
 * @param steadyFor how long all of that must hold without a break
 * @param stopUnless what must hold as long as it runs, else it is stopped
 * @param labels that every series carries beside the marker; may be empty
 */
public record Plan(
        List<Destination> destinations,
        List<ReplicaSource> replicaSources,
        Duration deadline,
        Optional<Duration> patience,
        double speed,
        Duration from,
        Optional<Duration> until,
        List<Probe> steadyState,
        Duration steadyFor,
        List<Probe> stopUnless,
        Map<String, String> labels) {
    public Plan {
        destinations = List.copyOf(destinations);
        replicaSources = List.copyOf(replicaSources);
        steadyState = List.copyOf(steadyState);
        stopUnless = List.copyOf(stopUnless);
        labels = Map.copyOf(labels);
        positive("the deadline", deadline);
        patience.ifPresent(time -> positive("the patience", time));
        if (!(speed > 0 && speed <= 1e6)) {
            throw new IllegalArgumentException("the speed must be > 0 and <= 1000000, was " + speed);
        }
        if (from.isNegative() || steadyFor.isNegative()) {
            throw new IllegalArgumentException("from and steady-for must be >= 0s, was " + from + ", " + steadyFor);
        }
        if (until.isPresent() && until.get().compareTo(from) <= 0) {
            throw new IllegalArgumentException("until must be after from, was " + until.get() + " after " + from);
        }
    }

    private static void positive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0s, was " + time);
        }
    }

    /** A plan without anything that could be left out: the whole course as in life, pushed nowhere. */
    public static Plan until(Duration deadline) {
        return new Plan(
                List.of(),
                List.of(),
                deadline,
                Optional.empty(),
                1,
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                Duration.ZERO,
                List.of(),
                Map.of());
    }

    /** This plan, pushed to some places. */
    public Plan to(Destination... places) {
        return new Plan(
                List.of(places),
                replicaSources,
                deadline,
                patience,
                speed,
                from,
                until,
                steadyState,
                steadyFor,
                stopUnless,
                labels);
    }

    /** This plan with replicas read back. */
    public Plan reading(ReplicaSource... sources) {
        return new Plan(
                destinations,
                List.of(sources),
                deadline,
                patience,
                speed,
                from,
                until,
                steadyState,
                steadyFor,
                stopUnless,
                labels);
    }

    /** This plan with a controller who must beat. */
    public Plan beating(Duration within) {
        return new Plan(
                destinations,
                replicaSources,
                deadline,
                Optional.of(within),
                speed,
                from,
                until,
                steadyState,
                steadyFor,
                stopUnless,
                labels);
    }

    /** This plan on another clock. */
    public Plan at(double otherSpeed) {
        return new Plan(
                destinations,
                replicaSources,
                deadline,
                patience,
                otherSpeed,
                from,
                until,
                steadyState,
                steadyFor,
                stopUnless,
                labels);
    }

    /** This plan for a part of the course. */
    public Plan between(Duration start, Duration end) {
        return new Plan(
                destinations,
                replicaSources,
                deadline,
                patience,
                speed,
                start,
                Optional.of(end),
                steadyState,
                steadyFor,
                stopUnless,
                labels);
    }

    /** This plan with something that must hold for a while before it begins. */
    public Plan steady(Duration time, Probe... probes) {
        return new Plan(
                destinations,
                replicaSources,
                deadline,
                patience,
                speed,
                from,
                until,
                List.of(probes),
                time,
                stopUnless,
                labels);
    }

    /** This plan with something that must hold as long as it runs. */
    public Plan unless(Probe... probes) {
        return new Plan(
                destinations,
                replicaSources,
                deadline,
                patience,
                speed,
                from,
                until,
                steadyState,
                steadyFor,
                List.of(probes),
                labels);
    }
}
