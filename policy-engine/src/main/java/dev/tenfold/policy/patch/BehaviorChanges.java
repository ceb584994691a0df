package dev.tenfold.policy.patch;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.emit.HpaDrafts;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.ScalingRules;
import java.util.List;
import java.util.Optional;

/**
 * The edits of a behavior, in whatever object it stands.
 *
 * @param path of the behavior
 * @param edits takes them
 */
record BehaviorChanges(String path, FieldEdits edits) {

    void between(Optional<Behavior> before, Optional<Behavior> wanted) throws Refusal {
        if (before.equals(wanted)) {
            return;
        }
        if (wanted.isEmpty()) {
            edits.remove(path);
        } else if (before.isEmpty()) {
            edits.set(path, HpaDrafts.behavior(wanted.get()));
        } else if (wanted.get().scaleUp().isEmpty() && wanted.get().scaleDown().isEmpty()) {
            edits.empty(path);
        } else {
            rules(path + ".scaleUp", before.get().scaleUp(), wanted.get().scaleUp());
            rules(path + ".scaleDown", before.get().scaleDown(), wanted.get().scaleDown());
        }
    }

    private void rules(String at, Optional<ScalingRules> before, Optional<ScalingRules> wanted) throws Refusal {
        if (before.equals(wanted)) {
            return;
        }
        if (wanted.isEmpty()) {
            edits.remove(at);
        } else if (before.isEmpty()) {
            edits.set(at, HpaDrafts.rules(wanted.get()));
        } else if (wanted.get().equals(ScalingRules.NONE)) {
            edits.empty(at);
        } else {
            fields(at, before.get(), wanted.get());
        }
    }

    private void fields(String at, ScalingRules before, ScalingRules wanted) throws Refusal {
        edits.number(
                at + ".stabilizationWindowSeconds",
                before.stabilizationWindowSeconds(),
                wanted.stabilizationWindowSeconds());
        if (before.toleranceMilli().isEmpty() && wanted.toleranceMilli().isPresent()) {
            edits.set(
                    at + ".tolerance",
                    HpaDrafts.tolerance(wanted.toleranceMilli().getAsLong()));
        } else {
            edits.quantity(at + ".tolerance", before.toleranceMilli(), wanted.toleranceMilli());
        }
        edits.text(at + ".selectPolicy", before.selectPolicy(), wanted.selectPolicy());
        String policies = at + ".policies";
        if (wanted.policies().isEmpty()) {
            before.policies().ifPresent(list -> edits.remove(policies));
        } else if (before.policies().isEmpty()) {
            edits.set(policies, HpaDrafts.policies(wanted.policies().get()));
        } else {
            List<ScalingRules.ScalingPolicy> now = before.policies().get();
            edits.list(policies, now, wanted.policies().get(), this::policy, HpaDrafts::policy);
        }
    }

    private void policy(String at, ScalingRules.ScalingPolicy before, ScalingRules.ScalingPolicy wanted) {
        if (!before.type().equals(wanted.type())) {
            edits.set(at + ".type", Draft.of(wanted.type()));
        }
        edits.number(at + ".value", before.value(), wanted.value());
        edits.number(at + ".periodSeconds", before.periodSeconds(), wanted.periodSeconds());
    }
}
