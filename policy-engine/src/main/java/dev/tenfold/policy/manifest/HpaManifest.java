package dev.tenfold.policy.manifest;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.policy.hpa.HpaSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One HorizontalPodAutoscaler of a file.
 *
 * @param spec what it says. What must be there and is not is empty or 0, and among the errors
 * @param document the object as written
 * @param misread what could not be read as written
 * @param unread fields that no version of the API has
 */
public record HpaManifest(HpaSpec spec, Mapping document, List<Problem> misread, List<Problem> unread) {
    public HpaManifest {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(document, "document");
        misread = List.copyOf(misread);
        unread = List.copyOf(unread);
    }

    /** Where it begins. */
    public Place place() {
        return document.placeOf("kind");
    }

    /** Where a field stands, such as {@code spec.maxReplicas}; where the part around it does if it is left out. */
    public Place place(String path) {
        return document.placeOf(path);
    }

    /** The path of a metric in force, by its index: {@code spec.metrics[0]}, or the field of autoscaling/v1. */
    String metricPath(int index) {
        String percentage = "spec.targetCPUUtilizationPercentage";
        boolean flat = document.find("spec.metrics").isEmpty()
                && document.find(percentage).isPresent();
        return flat ? percentage : "spec.metrics[" + index + "]";
    }

    /** What the API server would refuse, line by line. */
    public List<Problem> errors() {
        return Stream.concat(misread.stream(), new HpaErrors(this).all().stream())
                .sorted(Comparator.comparingInt(problem -> problem.place().line()))
                .toList();
    }

    /** What its author left out, each with the value that holds. */
    public List<Defaulted> defaulted() {
        return HpaDefaults.of(spec);
    }

    /** What it does, in one sentence. */
    public String understood() {
        String replicas = spec.minimum() == spec.maxReplicas()
                ? String.valueOf(spec.maxReplicas())
                : spec.minimum() + " to " + spec.maxReplicas();
        String metrics = spec.metricsInForce().stream().map(Aim::of).collect(Collectors.joining(", "));
        String target = (spec.target().kind() + " " + spec.target().name()).strip();
        return "HorizontalPodAutoscaler " + name() + " (" + spec.apiVersion() + ") keeps "
                + (target.isEmpty() ? "what it does not name" : target) + " at " + replicas + " replicas: " + metrics;
    }

    /** Its name with its namespace, if that is written. */
    String name() {
        return spec.namespace().map(namespace -> namespace + "/").orElse("") + spec.name();
    }
}
