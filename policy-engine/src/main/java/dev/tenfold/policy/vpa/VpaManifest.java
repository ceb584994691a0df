package dev.tenfold.policy.vpa;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One VerticalPodAutoscaler of a file.
 *
 * @param spec what it says; what must be there and is not is empty, and among the errors
 * @param place where it begins
 * @param defaulted what its author left out
 * @param errors what the API server would refuse
 * @param doubtful what looks wrong
 */
public record VpaManifest(
        VpaSpec spec, Place place, List<Defaulted> defaulted, List<Problem> errors, List<Warning> doubtful)
        implements Declaration {
    /** The kind of object. */
    public static final String KIND = "VerticalPodAutoscaler";

    public VpaManifest {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(place, "place");
        defaulted = List.copyOf(defaulted);
        errors = List.copyOf(errors);
        doubtful = List.copyOf(doubtful);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public List<String> targets() {
        return spec.targetName().isEmpty() ? List.of() : List.of(spec.targetName());
    }

    @Override
    public String understood() {
        String target = (spec.targetKind() + " " + spec.targetName()).strip();
        ContainerPolicy main = spec.main();
        String what = main.off() ? "nothing" : String.join(" and ", main.controlled());
        return KIND + " " + name() + " " + spec.mode().words() + ": " + what + " of "
                + (target.isEmpty() ? "what it does not name" : target);
    }

    @Override
    public List<Warning> warnings(Optional<Duration> startUp) {
        return doubtful;
    }
}
