package dev.tenfold.policy.keda;

import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaValidation;
import dev.tenfold.policy.keda.formula.FormulaError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What KEDA's admission webhook says about a ScaledObject: what it refuses, and what it warns of.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/apis/keda/v1alpha1/scaledobject_webhook.go">
 *     scaledobject_webhook.go</a>
 */
public final class Admission {
    private static final int LONGEST_NAME = 63;
    private static final Set<String> NOT_CACHED = Set.of("cpu", "memory", "cron");

    private final ScaledObject object;
    private final List<Refusal> refusals = new ArrayList<>();

    private Admission(ScaledObject object) {
        this.object = object;
    }

    /**
     * One reason why it is refused.
     *
     * @param field path of the field, such as {@code spec.minReplicaCount}
     * @param message in KEDA's words, as far as it has some
     */
    public record Refusal(String field, String message) {}

    /** For which resources every container of the target has a request, or a limit, which stands for one. */
    public record Requests(boolean cpu, boolean memory) {
        boolean cover(String resource) {
            return resource.equals("cpu") ? cpu : memory;
        }
    }

    /**
     * Every reason why it is refused.
     *
     * @param requests of the target, if it is known
     */
    public static List<Refusal> refusals(ScaledObject object, Optional<Requests> requests) {
        Admission admission = new Admission(object);
        admission.names();
        object.replicas().problem().ifPresent(message -> admission.refuse(boundAtFault(object), message));
        admission.fallback();
        admission.triggers();
        admission.resources(requests);
        admission.modifiers();
        object.behavior().map(Behavior::defaulted).ifPresent(admission::behavior);
        return List.copyOf(admission.refusals);
    }

    /** What works and has no effect. */
    public static List<Refusal> warnings(ScaledObject object) {
        List<Refusal> warnings = new ArrayList<>();
        ReplicaBounds replicas = object.replicas();
        if (replicas.least() == 0 || replicas.idle().isPresent()) {
            return warnings;
        }
        boolean cached = object.triggers().stream().anyMatch(TriggerSpec::useCachedMetrics);
        String reason = " is configured but is not relevant: minReplicaCount is " + replicas.least()
                + " and idleReplicaCount is not set, so only the autoscaler scales";
        if (object.timing().pollingInterval().isPresent()
                && !cached
                && !object.modifiers().areUsed()) {
            warnings.add(new Refusal("spec.pollingInterval", "PollingInterval" + reason));
        }
        if (object.timing().cooldownPeriod().isPresent()) {
            warnings.add(new Refusal("spec.cooldownPeriod", "CooldownPeriod" + reason));
        }
        return warnings;
    }

    private static String boundAtFault(ScaledObject object) {
        ReplicaBounds replicas = object.replicas();
        return replicas.minimum().isPresent() && replicas.hpaMinimum() > replicas.hpaMaximum()
                ? "spec.minReplicaCount"
                : "spec.idleReplicaCount";
    }

    private void names() {
        if (object.name().length() > LONGEST_NAME) {
            refuse("metadata.name", "must be of at most 63 characters, since it is the value of a label");
        } else if (object.autoscalerName().length() > LONGEST_NAME) {
            refuse(
                    object.hpaName().isPresent() ? "spec.advanced.horizontalPodAutoscalerConfig.name" : "metadata.name",
                    "must leave the autoscaler's name " + object.autoscalerName() + " at most 63 characters");
        }
    }

    private void fallback() {
        if (object.fallback().isEmpty()) {
            return;
        }
        Fallback fallback = object.fallback().get();
        if (fallback.failureThreshold() < 0 || fallback.replicas() < 0) {
            refuse(
                    "spec.fallback",
                    "FailureThreshold=" + fallback.failureThreshold() + " & Replicas=" + fallback.replicas()
                            + " must both be greater than or equal to 0");
            return;
        }
        if (fallback.behavior() == FallbackBehavior.SCALING_MODIFIERS
                && object.modifiers().formula().isEmpty()) {
            refuse("spec.fallback.behavior", "scalingModifiers needs a formula in advanced.scalingModifiers");
        }
        boolean applies = object.modifiers().areUsed()
                || object.triggers().stream()
                        .filter(trigger -> !trigger.isResource())
                        .map(trigger -> trigger.metricType().orElse(""))
                        .anyMatch(type -> type.isEmpty() || type.equals("AverageValue") || type.equals("Value"));
        if (!applies) {
            refuse(
                    "spec.fallback",
                    "at least one trigger (that is not cpu or memory) has to have the `AverageValue` or `Value` type"
                            + " for the fallback to be enabled");
        }
    }

    private void triggers() {
        if (object.triggers().isEmpty()) {
            refuse("spec.triggers", "no triggers defined in the ScaledObject/ScaledJob");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < object.triggers().size(); i++) {
            TriggerSpec trigger = object.triggers().get(i);
            String path = "spec.triggers[" + i + "]";
            if (trigger.useCachedMetrics() && NOT_CACHED.contains(trigger.type())) {
                refuse(path + ".useCachedMetrics", "is not supported for the " + trigger.type() + " scaler");
            }
            String name = trigger.name().orElse("");
            if (!name.isEmpty() && !names.add(name)) {
                refuse(path + ".name", name + " is the name of several triggers, but it must be unique");
            }
        }
    }

    private void resources(Optional<Requests> requests) {
        boolean any = object.triggers().stream().anyMatch(TriggerSpec::isResource);
        String kind = object.target().kind();
        if (!any || !kind.equals("Deployment") && !kind.equals("StatefulSet")) {
            return;
        }
        for (int i = 0; i < object.triggers().size(); i++) {
            TriggerSpec trigger = object.triggers().get(i);
            boolean lacking =
                    requests.filter(known -> !known.cover(trigger.type())).isPresent();
            if (trigger.isResource() && lacking) {
                refuse(
                        "spec.triggers[" + i + "]",
                        "the scaledobject has a " + trigger.type() + " trigger but a container doesn't have the "
                                + trigger.type() + " request defined");
            }
        }
        boolean only = object.triggers().stream().allMatch(TriggerSpec::isResource);
        if (only && object.replicas().least() == 0) {
            refuse(
                    "spec.minReplicaCount",
                    "scaledobject has only cpu/memory triggers AND minReplica is 0 (scale to zero doesn't work in"
                            + " this case)");
        }
    }

    private void modifiers() {
        ScalingModifiers modifiers = object.modifiers();
        String path = "spec.advanced.scalingModifiers";
        if (!modifiers.areUsed()) {
            return;
        }
        if (modifiers.formula().isEmpty()) {
            refuse(path, "error ScalingModifiers.Formula is mandatory");
            return;
        }
        if (modifiers.target().isEmpty()) {
            refuse(path, "formula is given but target is empty");
        } else if (modifiers.targetValue().isEmpty()) {
            refuse(path + ".target", "must be a number > 0");
        }
        if (modifiers.activation().isEmpty()) {
            refuse(path + ".activationTarget", "must be a number");
        }
        if (!Set.of("", "AverageValue", "Value").contains(modifiers.metricType())) {
            refuse(path + ".metricType", "needs to be AverageValue or Value");
        }
        try {
            modifiers.compiled(object.formulaNames());
        } catch (FormulaError wrong) {
            refuse(path + ".formula", wrong.getMessage());
        }
    }

    private void behavior(Behavior behavior) {
        HpaValidation.ofBehavior(behavior)
                .forEach(error -> refuse(
                        error.field().replaceFirst("^spec", "spec.advanced.horizontalPodAutoscalerConfig"),
                        error.message()));
    }

    private void refuse(String field, String message) {
        refusals.add(new Refusal(field, message));
    }
}
