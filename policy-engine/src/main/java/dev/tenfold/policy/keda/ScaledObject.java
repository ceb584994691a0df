package dev.tenfold.policy.keda;

import dev.tenfold.policy.Element;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One ScaledObject as its author wrote it: nothing is defaulted, nothing is judged. {@link Admission} lists what KEDA
 * would refuse.
 *
 * @param name {@code metadata.name}
 * @param namespace {@code metadata.namespace}, if written
 * @param apiVersion as written
 * @param annotations of {@code metadata}
 * @param target {@code spec.scaleTargetRef}; a kind that is left out is Deployment
 * @param replicas between which numbers it scales
 * @param timing when it looks, how long it waits
 * @param fallback what failing triggers count as, if written
 * @param modifiers the formula over the triggers
 * @param behavior of the autoscaler that KEDA creates, if written
 * @param hpaName of that autoscaler, if written
 * @param triggers in the order written
 * @see <a href="https://keda.sh/docs/latest/reference/scaledobject-spec/">ScaledObject specification</a>
 */
public record ScaledObject(
        String name,
        Optional<String> namespace,
        String apiVersion,
        ScalingAnnotations annotations,
        ScaleTarget target,
        ReplicaBounds replicas,
        PollTiming timing,
        Optional<Fallback> fallback,
        ScalingModifiers modifiers,
        Optional<Behavior> behavior,
        Optional<String> hpaName,
        List<TriggerSpec> triggers)
        implements PolicySpec {
    public ScaledObject {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(annotations, "annotations");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(replicas, "replicas");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(fallback, "fallback");
        Objects.requireNonNull(modifiers, "modifiers");
        Objects.requireNonNull(behavior, "behavior");
        Objects.requireNonNull(hpaName, "hpaName");
        triggers = List.copyOf(triggers);
    }

    @Override
    public OptionalInt floor() {
        return OptionalInt.of(replicas.minimum().orElse(0));
    }

    @Override
    public OptionalInt ceiling() {
        return OptionalInt.of(replicas.hpaMaximum());
    }

    @Override
    public List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < triggers.size(); i++) {
            TriggerSpec trigger = triggers.get(i);
            String external = "s" + i + "-" + trigger.type();
            List<String> words = trigger.isResource()
                    ? List.of(trigger.type() + " ")
                    : List.of(trigger.called() + " is at", external);
            elements.add(new Element("trigger " + trigger.called(), Element.Side.EITHER, words));
        }
        behavior.ifPresent(written -> elements.addAll(written.elements()));
        return List.copyOf(elements);
    }

    /** Whether it is of KEDA 1, which names its target otherwise. */
    public boolean isLegacy() {
        return apiVersion.startsWith("keda.k8s.io/");
    }

    /** The fallback in force: a negative one, or one with a formula whose target is no whole number, never holds. */
    public Optional<Fallback> fallbackInForce() {
        return fallback.filter(written -> written.failureThreshold() >= 0 && written.replicas() >= 0)
                .filter(written -> modifiers.allowFallback());
    }

    /** The names that the formula may use: those of the triggers that are not of cpu or memory. */
    public Set<String> formulaNames() {
        Set<String> names = new LinkedHashSet<>();
        for (TriggerSpec trigger : triggers) {
            if (!trigger.isResource()) {
                trigger.name().filter(each -> !each.isEmpty()).ifPresent(names::add);
            }
        }
        return names;
    }

    /** The name of the autoscaler that KEDA creates. */
    public String autoscalerName() {
        return hpaName.filter(written -> !written.isEmpty()).orElse("keda-hpa-" + name);
    }
}
