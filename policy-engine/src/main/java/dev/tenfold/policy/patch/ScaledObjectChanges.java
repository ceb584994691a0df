package dev.tenfold.policy.patch;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.emit.KedaDrafts;
import dev.tenfold.policy.keda.Fallback;
import dev.tenfold.policy.keda.PollTiming;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.ScalingModifiers;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.manifest.ScaledObjectManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The edits of a ScaledObject. */
final class ScaledObjectChanges {
    private final ScaledObject before;
    private final ScaledObject wanted;
    private final FieldEdits edits;

    ScaledObjectChanges(ScaledObjectManifest policy, ScaledObject wanted) {
        this.before = policy.spec();
        this.wanted = wanted;
        this.edits = new FieldEdits(policy.document());
    }

    List<Edit> edits() throws Refusal {
        timing(before.timing(), wanted.timing());
        edits.number(
                "spec.idleReplicaCount",
                before.replicas().idle(),
                wanted.replicas().idle());
        edits.number(
                "spec.minReplicaCount",
                before.replicas().minimum(),
                wanted.replicas().minimum());
        edits.number(
                "spec.maxReplicaCount",
                before.replicas().maximum(),
                wanted.replicas().maximum());
        fallback(before.fallback(), wanted.fallback());
        new BehaviorChanges("spec.advanced.horizontalPodAutoscalerConfig.behavior", edits)
                .between(before.behavior(), wanted.behavior());
        modifiers(before.modifiers(), wanted.modifiers());
        edits.list("spec.triggers", before.triggers(), wanted.triggers(), this::trigger, KedaDrafts::trigger);
        return edits.edits();
    }

    private void timing(PollTiming was, PollTiming is) {
        edits.number("spec.pollingInterval", was.pollingInterval(), is.pollingInterval());
        edits.number("spec.cooldownPeriod", was.cooldownPeriod(), is.cooldownPeriod());
        edits.number("spec.initialCooldownPeriod", was.initialCooldownPeriod(), is.initialCooldownPeriod());
    }

    private void modifiers(ScalingModifiers was, ScalingModifiers is) {
        String path = "spec.advanced.scalingModifiers.";
        edits.text(path + "formula", was.formula(), is.formula());
        edits.text(path + "target", was.target(), is.target());
        edits.text(path + "activationTarget", was.activationTarget(), is.activationTarget());
        edits.text(path + "metricType", was.metricType(), is.metricType());
    }

    private void fallback(Optional<Fallback> was, Optional<Fallback> is) {
        if (was.equals(is)) {
            return;
        }
        if (is.isEmpty()) {
            edits.remove("spec.fallback");
        } else if (was.isEmpty()) {
            edits.set("spec.fallback", KedaDrafts.fallback(is.get()));
        } else {
            edits.number(
                    "spec.fallback.failureThreshold",
                    was.get().failureThreshold(),
                    is.get().failureThreshold());
            edits.number(
                    "spec.fallback.replicas", was.get().replicas(), is.get().replicas());
            if (was.get().behavior() != is.get().behavior()) {
                edits.set("spec.fallback.behavior", Draft.of(is.get().behavior().text()));
            }
        }
    }

    private void trigger(String path, TriggerSpec was, TriggerSpec is) throws Refusal {
        if (!was.type().equals(is.type())) {
            throw new Refusal(path + " is a trigger of type " + was.type() + ", and must stay one");
        }
        edits.text(path + ".name", was.name(), is.name());
        edits.text(path + ".metricType", was.metricType(), is.metricType());
        Map<String, String> old = was.metadata();
        Map<String, String> metadata = is.metadata();
        for (String key : new TreeSet<>(old.keySet())) {
            edits.text(key(path, key), Optional.of(old.get(key)), Optional.ofNullable(metadata.get(key)));
        }
        metadata.forEach((key, text) -> {
            if (!old.containsKey(key)) {
                edits.set(key(path, key), Draft.of(text));
            }
        });
    }

    private static String key(String path, String key) {
        String quoted = key.replace("\\", "\\\\").replace("\"", "\\\"");
        return path + ".metadata" + (key.matches("\\w+") ? "." + key : "[\"" + quoted + "\"]");
    }
}
