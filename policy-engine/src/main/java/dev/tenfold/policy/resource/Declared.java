package dev.tenfold.policy.resource;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Durations;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy of a cloud, as some file of it declares it.
 *
 * @param kind see {@link Declaration#kind}
 * @param name see {@link Declaration#name}
 * @param place see {@link Declaration#place}
 * @param targets see {@link Declaration#targets}
 * @param understood see {@link Declaration#understood}
 * @param defaulted see {@link Declaration#defaulted}
 * @param errors see {@link Declaration#errors}
 * @param suspicions what looks wrong whatever the start-up
 * @param warmUps how long new capacity is taken to need
 * @param spec see {@link Declaration#spec}; {@link Incomplete} where a value is open or would be refused
 * @param parts the resources that it is made of, where there may be several
 */
record Declared(
        String kind,
        String name,
        Place place,
        List<String> targets,
        String understood,
        List<Defaulted> defaulted,
        List<Problem> errors,
        List<Warning> suspicions,
        List<WarmUpTime> warmUps,
        PolicySpec spec,
        Optional<GroupParts> parts)
        implements Declaration {

    /**
     * How long a policy takes new capacity to need.
     *
     * @param place where it is written
     * @param path of the property
     * @param time that is written
     */
    record WarmUpTime(Place place, String path, Duration time) {}

    Declared {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(understood, "understood");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(parts, "parts");
        targets = List.copyOf(targets);
        defaulted = List.copyOf(defaulted);
        errors = List.copyOf(errors);
        suspicions = List.copyOf(suspicions);
        warmUps = List.copyOf(warmUps);
    }

    /** A declaration with what was found while it was read. */
    static Declared of(
            Resource resource,
            String name,
            List<String> targets,
            String understood,
            Findings findings,
            List<WarmUpTime> warmUps,
            Optional<? extends PolicySpec> spec) {
        return new Declared(
                resource.type(),
                name,
                resource.place(),
                targets,
                understood,
                findings.defaulted(),
                findings.errors(),
                findings.warnings(),
                warmUps,
                spec.isPresent() && findings.complete() ? spec.get() : new Incomplete(findings.reasons()),
                Optional.empty());
    }

    /** The same declaration, with the resources that it is made of. */
    Declared madeOf(GroupParts made) {
        return new Declared(
                kind,
                name,
                place,
                targets,
                understood,
                defaulted,
                errors,
                suspicions,
                warmUps,
                spec,
                Optional.of(made));
    }

    @Override
    public List<Warning> warnings(Optional<Duration> startUp) {
        List<Warning> all = new ArrayList<>(suspicions);
        for (WarmUpTime warmUp : warmUps) {
            startUp.filter(needed -> needed.compareTo(warmUp.time()) > 0)
                    .ifPresent(needed -> all.add(new Warning(
                            warmUp.place(),
                            warmUp.path() + " is " + Durations.format(warmUp.time()) + ", and what starts needs "
                                    + Durations.format(needed)
                                    + ": it counts before it serves, so the metric falls late and more is added than"
                                    + " needed")));
        }
        all.sort(Comparator.comparingInt(warning -> warning.place().line()));
        return List.copyOf(all);
    }
}
