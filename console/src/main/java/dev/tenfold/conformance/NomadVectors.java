package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.document.Durations;
import dev.tenfold.policy.nomad.Checks;
import dev.tenfold.policy.nomad.Direction;
import dev.tenfold.policy.nomad.PolicyClock;
import dev.tenfold.policy.nomad.ScalingAction;
import dev.tenfold.policy.nomad.StrategyError;
import dev.tenfold.policy.nomad.TargetValueStrategy;
import dev.tenfold.policy.nomad.ThresholdStrategy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Vectors of the Nomad Autoscaler. */
final class NomadVectors {
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "nomad/cap", NomadVectors::cap,
            "nomad/cooldown", NomadVectors::cooldown,
            "nomad/groups", NomadVectors::groups,
            "nomad/preempt", NomadVectors::preempt,
            "nomad/target-value", NomadVectors::targetValue,
            "nomad/threshold", NomadVectors::threshold);

    private NomadVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode cap(Inputs in) {
        ScalingAction action = new ScalingAction(Direction.NONE, in.integer("count"));
        return object().put(
                        "count",
                        action.capped(in.integer("min"), in.integer("max")).count());
    }

    private static ObjectNode cooldown(Inputs in) {
        PolicyClock clock = new PolicyClock(
                PolicyClock.DEFAULT_EVALUATION_INTERVAL,
                in.optionalText("cooldown").map(Durations::parse).orElse(PolicyClock.DEFAULT_COOLDOWN),
                in.optionalText("cooldown_on_scale_up").map(Durations::parse));
        return object().put("cooldown", Durations.format(clock.cooldownAfter(Direction.of(in.text("direction")))));
    }

    private static ScalingAction action(JsonNode node) {
        Inputs in = new Inputs(node);
        return new ScalingAction(Direction.of(in.text("direction")), in.integer("count"));
    }

    private static ObjectNode shown(ScalingAction action) {
        return object().put("direction", action.direction().text()).put("count", action.count());
    }

    private static ObjectNode groups(Inputs in) {
        Checks checks = new Checks();
        in.inner("groups")
                .node()
                .properties()
                .forEach(group -> group.getValue().forEach(action -> checks.add(group.getKey(), action(action))));
        return shown(checks.winner());
    }

    private static ObjectNode preempt(Inputs in) {
        return shown(action(in.node().required("a")).preempt(action(in.node().required("b"))));
    }

    private static ObjectNode targetValue(Inputs in) {
        double[] metrics = in.numbers("metrics");
        Optional<Double> newest = metrics.length == 0 ? Optional.empty() : Optional.of(metrics[metrics.length - 1]);
        return strategy(newest.map(
                metric -> () -> TargetValueStrategy.of(in.texts("config")).run(in.integer("count"), metric)));
    }

    private static ObjectNode threshold(Inputs in) {
        double[] metrics = in.numbers("metrics");
        Optional<Strategy> run = metrics.length == 0
                ? Optional.empty()
                : Optional.of(() -> ThresholdStrategy.of(in.texts("config")).run(in.integer("count"), metrics));
        return strategy(run);
    }

    /** A strategy that is ready to run. */
    private interface Strategy {
        ScalingAction run();
    }

    /** Without a metric there is no action, whatever the configuration; an action that is none has no count. */
    private static ObjectNode strategy(Optional<Strategy> strategy) {
        ObjectNode shown = object();
        try {
            strategy.map(Strategy::run).ifPresent(action -> {
                shown.setAll(shown(action));
                shown.put("action", action.direction().text());
                if (action.direction() == Direction.NONE) {
                    shown.putNull("count");
                }
            });
        } catch (StrategyError invalid) {
            shown.put("error", invalid.getMessage());
        }
        return shown;
    }
}
