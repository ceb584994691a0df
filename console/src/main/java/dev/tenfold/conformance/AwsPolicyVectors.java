package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.aws.Adjustment;
import dev.tenfold.policy.aws.AdjustmentType;
import dev.tenfold.policy.aws.ApplicationCooldown;
import dev.tenfold.policy.aws.ApplicationCooldowns;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.ScaleDirection;
import dev.tenfold.policy.aws.ScalingActivity;
import dev.tenfold.policy.aws.SimpleCooldown;
import dev.tenfold.policy.aws.StepAdjustment;
import dev.tenfold.policy.aws.StepAdjustments;
import dev.tenfold.policy.aws.WarmUp;
import dev.tenfold.policy.aws.WarmingGroup;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Vectors of AWS step and simple scaling: adjustments, steps, cooldowns, warm-up. */
final class AwsPolicyVectors {
    private static final int AMPLE = 1_000_000;
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.ofEntries(
            Map.entry("aws/aas-cooldown-in", AwsPolicyVectors::applicationCooldownIn),
            Map.entry("aws/aas-cooldown-out", AwsPolicyVectors::applicationCooldownOut),
            Map.entry("aws/aas-default-cooldown", AwsPolicyVectors::applicationDefaultCooldown),
            Map.entry("aws/adjustment", AwsPolicyVectors::adjustment),
            Map.entry("aws/cooldown-scope", AwsPolicyVectors::cooldownScope),
            Map.entry("aws/multi-policy", AwsPolicyVectors::multiPolicy),
            Map.entry("aws/rounding", AwsPolicyVectors::rounding),
            Map.entry("aws/simple-cooldown", AwsPolicyVectors::simpleCooldown),
            Map.entry("aws/step-select", AwsPolicyVectors::stepSelect),
            Map.entry("aws/step-valid", AwsPolicyVectors::stepValid),
            Map.entry("aws/step-walk", AwsPolicyVectors::stepWalk),
            Map.entry("aws/warmup-default", AwsPolicyVectors::warmUpDefault),
            Map.entry("aws/warmup-step", AwsPolicyVectors::warmUpStep));

    private AwsPolicyVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Adjustment change(int amount) {
        return new Adjustment(AdjustmentType.CHANGE_IN_CAPACITY, amount);
    }

    private static ObjectNode applicationCooldownIn(Inputs in) {
        ApplicationCooldown cooldown =
                new ApplicationCooldown(new ApplicationCooldowns(in.seconds("scaleInCooldown"), Duration.ZERO));
        ObjectNode shown = object();
        ArrayNode acted = shown.putArray("acted");
        for (Inputs event : in.list("events", Inputs::new)) {
            long now = TimeUnit.SECONDS.toNanos(event.integer("t"));
            int after = event.text("alarm").equals("in")
                    ? cooldown.scaleIn(AMPLE, change(-1), now)
                    : cooldown.scaleOut(AMPLE, change(1), now);
            acted.add(after != AMPLE);
        }
        return shown;
    }

    private static ObjectNode applicationCooldownOut(Inputs in) {
        Duration cooldown = Duration.ofSeconds(300);
        ApplicationCooldown state = new ApplicationCooldown(new ApplicationCooldowns(cooldown, cooldown));
        int first = state.scaleOut(in.integer("capacityBeforeFirst"), change(in.integer("addedByFirst")), 0);
        AdjustmentType type = AdjustmentType.of(in.text("adjustmentType"));
        long second = in.flag("withinCooldown") ? cooldown.toNanos() - 1 : cooldown.toNanos();
        return object().put(
                        "capacity",
                        state.scaleOut(first, new Adjustment(type, in.integer("secondAdjustment")), second));
    }

    private static ObjectNode applicationDefaultCooldown(Inputs in) {
        ApplicationCooldowns cooldowns = ApplicationCooldowns.inForce(
                in.text("scalableTarget"),
                in.optionalSeconds("scaleInCooldown"),
                in.optionalSeconds("scaleOutCooldown"));
        return object().put("scaleInCooldown", cooldowns.scaleIn().toSeconds())
                .put("scaleOutCooldown", cooldowns.scaleOut().toSeconds());
    }

    private static ObjectNode adjustment(Inputs in) {
        Adjustment adjustment = new Adjustment(
                AdjustmentType.of(in.text("adjustmentType")),
                in.integer("adjustment"),
                in.optionalInteger("minAdjustmentMagnitude"));
        CapacityLimits limits = new CapacityLimits(in.integer("min"), in.integer("max"));
        return object().put("desired", limits.clamp(adjustment.applyTo(in.integer("capacity"))));
    }

    private static ObjectNode cooldownScope(Inputs in) {
        SimpleCooldown cooldown = new SimpleCooldown();
        if (in.flag("cooldownRunning")) {
            cooldown.start(0, Duration.ZERO, SimpleCooldown.DEFAULT);
        }
        return object().put("mayStart", cooldown.allows(activity(in.text("activity")), 0));
    }

    /** The cases name the activity in words. */
    private static ScalingActivity activity(String words) {
        String first = words.split(" ", 2)[0];
        return switch (first) {
            case "SimpleScaling" -> ScalingActivity.SIMPLE_SCALING;
            case "StepScaling" -> ScalingActivity.STEP_SCALING;
            case "TargetTrackingScaling" -> ScalingActivity.TARGET_TRACKING;
            case "PredictiveScaling" -> ScalingActivity.PREDICTIVE_SCALING;
            case "scheduled" -> ScalingActivity.SCHEDULED_ACTION;
            case "manual" ->
                words.contains("--honor-cooldown") ? ScalingActivity.MANUAL_HONORING_COOLDOWN : ScalingActivity.MANUAL;
            default -> ScalingActivity.UPKEEP;
        };
    }

    private static ObjectNode multiPolicy(Inputs in) {
        int capacity = in.integer("capacity");
        int desired = in.list("policies", Inputs::new).stream()
                .map(policy -> new Adjustment(
                        AdjustmentType.of(policy.text("type")),
                        policy.integer("adj"),
                        policy.optionalInteger("minAdjustmentMagnitude")))
                .mapToInt(policy -> policy.applyTo(capacity))
                .max()
                .orElse(capacity);
        return object().put("desired", desired);
    }

    private static ObjectNode rounding(Inputs in) {
        return object().put("rounded", Adjustment.wholeChange(in.number("change")));
    }

    private static ObjectNode simpleCooldown(Inputs in) {
        SimpleCooldown cooldown = new SimpleCooldown();
        Duration length = in.optionalSeconds("policyCooldown")
                .or(() -> in.optionalSeconds("defaultCooldown"))
                .orElse(SimpleCooldown.DEFAULT);
        Duration settling =
                in.optionalSeconds("secondsUntilLastInstanceInService").orElse(Duration.ZERO);
        ObjectNode shown = object();
        ArrayNode acted = shown.putArray("acted");
        int capacity = in.integer("capacity");
        for (long second : in.list("alarmTimes", JsonNode::longValue)) {
            long now = TimeUnit.SECONDS.toNanos(second);
            boolean acts = cooldown.allows(ScalingActivity.SIMPLE_SCALING, now);
            acted.add(acts);
            if (acts) {
                capacity = change(in.integer("adjustment")).applyTo(capacity);
                cooldown.start(now, settling, length);
            }
        }
        return shown.put("capacity", capacity);
    }

    private static StepAdjustments steps(Inputs in, String key) {
        return new StepAdjustments(in.list(
                key,
                step -> new StepAdjustment(
                        Inputs.bound(step.path(0)),
                        Inputs.bound(step.path(1)),
                        step.path(2).intValue())));
    }

    private static ObjectNode stepSelect(Inputs in) {
        ScaleDirection side = in.text("direction").equals("in") ? ScaleDirection.IN : ScaleDirection.OUT;
        Optional<StepAdjustment> step = steps(in, "steps").select(in.number("metric"), in.number("threshold"), side);
        ObjectNode shown = object().putNull("adjustment");
        step.ifPresent(found -> shown.put("adjustment", found.amount()));
        return shown;
    }

    private static ObjectNode stepValid(Inputs in) {
        return object().put("valid", steps(in, "steps").problems().isEmpty());
    }

    private static ObjectNode stepWalk(Inputs in) {
        AdjustmentType type = AdjustmentType.of(in.text("adjustmentType"));
        double threshold = in.number("threshold");
        ObjectNode shown = object();
        ArrayNode desired = shown.putArray("desired");
        int capacity = in.integer("start");
        for (double metric : in.numbers("metrics")) {
            boolean out = metric >= threshold;
            int amount = steps(in, out ? "out" : "in")
                    .select(metric, threshold, out ? ScaleDirection.OUT : ScaleDirection.IN)
                    .map(StepAdjustment::amount)
                    .orElse(0);
            capacity = new Adjustment(type, amount).applyTo(capacity);
            desired.add(capacity);
        }
        return shown;
    }

    private static ObjectNode warmUpDefault(Inputs in) {
        WarmUp warmUp = new WarmUp(
                in.optionalSeconds("estimatedInstanceWarmup"),
                in.optionalSeconds("defaultInstanceWarmup"),
                in.optionalSeconds("defaultCooldown"));
        return object().put("warmupSeconds", warmUp.inForce().toSeconds());
    }

    private static ObjectNode warmUpStep(Inputs in) {
        WarmingGroup group = new WarmingGroup(in.integer("currentCapacity"), in.integer("desired"));
        Adjustment adjustment = new Adjustment(
                AdjustmentType.of(in.text("adjustmentType")),
                in.integer("adjustment"),
                in.optionalInteger("minAdjustmentMagnitude"));
        return object().put("desired", group.scaleOut(adjustment));
    }
}
