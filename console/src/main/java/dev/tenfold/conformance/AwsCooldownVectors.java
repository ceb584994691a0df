package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.aws.Adjustment;
import dev.tenfold.policy.aws.AdjustmentType;
import dev.tenfold.policy.aws.ApplicationCooldown;
import dev.tenfold.policy.aws.ApplicationCooldowns;
import dev.tenfold.policy.aws.ScalingActivity;
import dev.tenfold.policy.aws.SimpleCooldown;
import dev.tenfold.policy.aws.WarmUp;
import dev.tenfold.policy.aws.WarmingGroup;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Vectors of AWS cooldowns and warm-up. */
final class AwsCooldownVectors {
    private static final int AMPLE = 1_000_000;
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "aws/aas-cooldown-in", AwsCooldownVectors::applicationCooldownIn,
            "aws/aas-cooldown-out", AwsCooldownVectors::applicationCooldownOut,
            "aws/aas-default-cooldown", AwsCooldownVectors::applicationDefaultCooldown,
            "aws/cooldown-scope", AwsCooldownVectors::cooldownScope,
            "aws/simple-cooldown", AwsCooldownVectors::simpleCooldown,
            "aws/warmup-default", AwsCooldownVectors::warmUpDefault,
            "aws/warmup-step", AwsCooldownVectors::warmUpStep);

    private AwsCooldownVectors() {}

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
