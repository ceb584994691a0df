package dev.tenfold.policy.manifest;

import dev.tenfold.document.Fields;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code spec.behavior} as written. */
final class BehaviorReader {
    private BehaviorReader() {}

    static Behavior read(Fields behavior) {
        return new Behavior(
                behavior.object("scaleUp").map(BehaviorReader::rules),
                behavior.object("scaleDown").map(BehaviorReader::rules));
    }

    private static ScalingRules rules(Fields rules) {
        Optional<List<ScalingPolicy>> policies = rules.has("policies")
                ? Optional.of(rules.objects("policies").stream()
                        .map(BehaviorReader::policy)
                        .toList())
                : Optional.empty();
        return new ScalingRules(
                rules.int32("stabilizationWindowSeconds"),
                rules.text("selectPolicy"),
                policies,
                MetricReader.milli(rules, "tolerance"));
    }

    private static ScalingPolicy policy(Fields policy) {
        return new ScalingPolicy(
                MetricReader.required(policy, "type"), number(policy, "value"), number(policy, "periodSeconds"));
    }

    /** A number that must be there; 0, which the API server refuses as well, if it is not. */
    private static int number(Fields policy, String key) {
        OptionalInt number = policy.int32(key);
        policy.missing(key, "");
        return number.orElse(0);
    }
}
