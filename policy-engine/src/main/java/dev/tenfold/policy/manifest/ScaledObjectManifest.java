package dev.tenfold.policy.manifest;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import dev.tenfold.policy.keda.Admission;
import dev.tenfold.policy.keda.PollTiming;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScaledObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One ScaledObject of a file.
 *
 * @param spec what it says; what must be there and is not is empty or 0, and among the errors
 * @param document the object as written
 * @param misread what could not be read as written, or is refused of its triggers
 * @param unread fields that KEDA does not know
 * @param ofTriggers what looks wrong with its triggers
 */
public record ScaledObjectManifest(
        ScaledObject spec, Mapping document, List<Problem> misread, List<Problem> unread, List<Warning> ofTriggers)
        implements Declaration {
    public ScaledObjectManifest {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(document, "document");
        misread = List.copyOf(misread);
        unread = List.copyOf(unread);
        ofTriggers = List.copyOf(ofTriggers);
    }

    @Override
    public String kind() {
        return ScaledObjectReader.KIND;
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
        return spec.target().name().isEmpty()
                ? List.of()
                : List.of(spec.target().name());
    }

    @Override
    public String understood() {
        ReplicaBounds bounds = spec.replicas();
        int least = bounds.asleep();
        String replicas = least == bounds.hpaMaximum() ? String.valueOf(least) : least + " to " + bounds.hpaMaximum();
        String target = spec.target().name().isEmpty()
                ? "what it does not name"
                : spec.target().kind() + " " + spec.target().name();
        String aim = spec.modifiers().areUsed()
                ? "the formula " + spec.modifiers().formula() + " at "
                        + spec.modifiers().target()
                : TriggerWords.of(spec.triggers());
        return "ScaledObject " + name() + " (" + spec.apiVersion() + ") keeps " + target + " at " + replicas
                + " replicas: " + aim;
    }

    @Override
    public List<Defaulted> defaulted() {
        List<Defaulted> defaulted = new ArrayList<>();
        ReplicaBounds bounds = spec.replicas();
        PollTiming timing = spec.timing();
        if (bounds.minimum().isEmpty()) {
            defaulted.add(new Defaulted("spec.minReplicaCount", "0"));
        }
        if (bounds.maximum().isEmpty()) {
            defaulted.add(new Defaulted("spec.maxReplicaCount", String.valueOf(bounds.hpaMaximum())));
        }
        if (timing.pollingInterval().isEmpty()) {
            defaulted.add(new Defaulted("spec.pollingInterval", seconds(timing.polling())));
        }
        if (timing.cooldownPeriod().isEmpty() && bounds.asleep() < bounds.awake()) {
            defaulted.add(new Defaulted("spec.cooldownPeriod", seconds(timing.cooldown())));
        }
        return defaulted;
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }

    @Override
    public List<Problem> errors() {
        List<Problem> errors = new ArrayList<>(misread);
        for (Admission.Refusal refusal : Admission.refusals(spec, Optional.empty())) {
            // What could not even be read has been said, and so has a list that is not there.
            boolean said = misread.stream().anyMatch(problem -> problem.path().startsWith(refusal.field()));
            if (!said) {
                errors.add(new Problem(
                        document.placeOf(refusal.field()), refusal.field(), rule(refusal.message()), "", ""));
            }
        }
        errors.sort(Comparator.comparingInt(problem -> problem.place().line()));
        return errors;
    }

    private static String rule(String message) {
        return message.startsWith("must ") || message.startsWith("is ") ? message : "is refused: " + message;
    }

    @Override
    public List<Warning> warnings(Optional<Duration> startUp) {
        return new ScaledObjectWarnings(this).all();
    }

    /**
     * What KEDA refuses because something else scales the same target.
     *
     * @param otherKind of what scales it
     * @param otherName of what scales it
     * @param other what that scales
     */
    public Optional<Problem> conflictWith(String otherKind, String otherName, ScaleTarget other) {
        ScaleTarget own = spec.target();
        boolean same = !own.name().isEmpty()
                && own.name().equals(other.name())
                && own.kind().equals(other.kind());
        String path = "spec.scaleTargetRef";
        String rule = "is refused: the workload " + own.name() + " of type " + own.kind() + " is already managed by "
                + otherKind + " " + otherName;
        return same ? Optional.of(new Problem(document.placeOf(path), path, rule, "", "")) : Optional.empty();
    }
}
