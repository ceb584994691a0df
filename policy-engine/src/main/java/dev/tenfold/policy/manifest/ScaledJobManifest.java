package dev.tenfold.policy.manifest;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.keda.ScaledJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One ScaledJob of a file.
 *
 * @param spec what it says; what must be there and is not is empty, and among the errors
 * @param document the object as written
 * @param misread what could not be read as written, or is refused of its triggers
 * @param unread fields that KEDA does not know
 * @param ofTriggers what looks wrong with its triggers
 */
public record ScaledJobManifest(
        ScaledJob spec, Mapping document, List<Problem> misread, List<Problem> unread, List<Warning> ofTriggers)
        implements Declaration {
    public ScaledJobManifest {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(document, "document");
        misread = List.copyOf(misread);
        unread = List.copyOf(unread);
        ofTriggers = List.copyOf(ofTriggers);
    }

    @Override
    public String kind() {
        return ScaledJobReader.KIND;
    }

    @Override
    public String name() {
        return spec.namespace().map(namespace -> namespace + "/").orElse("") + spec.name();
    }

    @Override
    public Place place() {
        return document.placeOf("kind");
    }

    @Override
    public List<String> targets() {
        return spec.name().isEmpty() ? List.of() : List.of(spec.name());
    }

    @Override
    public String understood() {
        return "ScaledJob " + name() + " (" + spec.apiVersion() + ") starts up to " + spec.most() + " jobs: "
                + TriggerWords.of(spec.triggers());
    }

    @Override
    public List<Defaulted> defaulted() {
        List<Defaulted> defaulted = new ArrayList<>();
        if (spec.maxReplicaCount().isEmpty()) {
            defaulted.add(new Defaulted("spec.maxReplicaCount", String.valueOf(spec.most())));
        }
        if (spec.pollingInterval().isEmpty()) {
            defaulted.add(new Defaulted("spec.pollingInterval", spec.polling().toSeconds() + " s"));
        }
        return defaulted;
    }

    @Override
    public List<Problem> errors() {
        return misread;
    }

    @Override
    public List<Warning> warnings(Optional<Duration> startUp) {
        List<Warning> warnings = new ArrayList<>(ofTriggers);
        for (Problem field : unread) {
            warnings.add(new Warning(field.place(), field.path() + " is no field of the API: it has no effect"));
        }
        if (spec.annotations().pause()) {
            Place place = document.placeOf("metadata.annotations");
            warnings.add(new Warning(place, "an annotation pauses the starting of jobs"));
        }
        warnings.sort(Comparator.comparingInt(warning -> warning.place().line()));
        return warnings;
    }
}
