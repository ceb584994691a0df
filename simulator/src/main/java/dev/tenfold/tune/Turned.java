package dev.tenfold.tune;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicySpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A policy that says something else than its file, while it is tried.
 *
 * @param original as the file declares it
 * @param spec what it says in place of that
 */
record Turned(Declaration original, PolicySpec spec) implements Declaration {
    @Override
    public String kind() {
        return original.kind();
    }

    @Override
    public String name() {
        return original.name();
    }

    @Override
    public Place place() {
        return original.place();
    }

    @Override
    public List<String> targets() {
        return original.targets();
    }

    @Override
    public String understood() {
        return original.understood();
    }

    @Override
    public List<Defaulted> defaulted() {
        return original.defaulted();
    }

    @Override
    public List<Problem> errors() {
        return original.errors();
    }

    @Override
    public List<Warning> warnings(Optional<Duration> startUp) {
        return original.warnings(startUp);
    }
}
