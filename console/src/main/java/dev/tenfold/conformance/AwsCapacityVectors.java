package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.aws.AutoScalingCron;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.EventSchedule;
import dev.tenfold.policy.aws.GroupSize;
import dev.tenfold.policy.aws.HealthCheckGrace;
import dev.tenfold.policy.aws.MixedInstances;
import dev.tenfold.policy.aws.PredictiveScaling;
import dev.tenfold.policy.aws.ScheduledAction;
import dev.tenfold.policy.aws.WarmPool;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** Vectors of what else sets or divides capacity in AWS: schedules, forecasts, warm pools, mixed instances. */
final class AwsCapacityVectors {
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "aws/az-rebalance", AwsCapacityVectors::rebalance,
            "aws/cron-format", AwsCapacityVectors::cron,
            "aws/grace-default", AwsCapacityVectors::grace,
            "aws/mixed", AwsCapacityVectors::mixed,
            "aws/predictive", AwsCapacityVectors::predictive,
            "aws/predictive-launch", AwsCapacityVectors::predictiveLaunch,
            "aws/predictive-max", AwsCapacityVectors::predictiveMax,
            "aws/scheduled-aas", AwsCapacityVectors::scheduledApplication,
            "aws/scheduled-asg", AwsCapacityVectors::scheduledGroup,
            "aws/warm-pool", AwsCapacityVectors::warmPool);

    private AwsCapacityVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode rebalance(Inputs in) {
        CapacityLimits limits = new CapacityLimits(0, in.integer("max"));
        return object().put("temporaryMax", in.flag("atMax") ? limits.rebalancingMaximum() : limits.max());
    }

    private static ObjectNode cron(Inputs in) {
        String expression = in.text("expression");
        try {
            if (in.text("service").equals("application-autoscaling")) {
                EventSchedule.parse(expression);
            } else {
                AutoScalingCron.parse(expression);
            }
            return object().put("valid", true);
        } catch (IllegalArgumentException invalid) {
            return object().put("valid", false);
        }
    }

    private static ObjectNode grace(Inputs in) {
        boolean console = in.text("createdBy").equals("console");
        HealthCheckGrace grace = console ? HealthCheckGrace.CONSOLE : HealthCheckGrace.API;
        return object().put("healthCheckGracePeriod", grace.period().toSeconds());
    }

    private static ObjectNode mixed(Inputs in) {
        MixedInstances mixed = new MixedInstances(
                in.optionalInteger("onDemandBase").orElse(MixedInstances.ON_DEMAND.onDemandBase()),
                in.optionalInteger("onDemandPercentageAboveBase")
                        .orElse(MixedInstances.ON_DEMAND.onDemandPercentAboveBase()));
        MixedInstances.Division division = mixed.divide(in.integer("total"));
        return object().put("base", division.base())
                .put("onDemandAboveBase", division.onDemandAboveBase())
                .put("spot", division.spot());
    }

    private static PredictiveScaling forecaster(Inputs in) {
        return new PredictiveScaling(
                in.optionalText("mode").map(PredictiveScaling.Mode::of).orElse(PredictiveScaling.Mode.FORECAST_ONLY),
                in.optionalText("maxCapacityBreachBehavior")
                        .map(PredictiveScaling.MaxCapacityBreach::of)
                        .orElse(PredictiveScaling.MaxCapacityBreach.HONOR_MAX_CAPACITY),
                in.optionalInteger("maxCapacityBuffer").orElse(0),
                in.optionalSeconds("schedulingBufferTime").orElse(PredictiveScaling.DEFAULT_SCHEDULING_BUFFER));
    }

    private static ObjectNode predictive(Inputs in) {
        PredictiveScaling policy = forecaster(in);
        int forecast = in.integer("forecastCapacity");
        return object().put("desired", policy.desired(forecast, in.integer("actual"), in.integer("max")))
                .put("effectiveMax", policy.effectiveMax(forecast, in.integer("max")));
    }

    private static ObjectNode predictiveLaunch(Inputs in) {
        Duration buffer =
                in.optionalSeconds("schedulingBufferTime").orElse(PredictiveScaling.DEFAULT_SCHEDULING_BUFFER);
        boolean valid = PredictiveScaling.isSchedulingBuffer(buffer);
        ObjectNode shown = object().put("valid", valid);
        if (valid && in.has("forecastHour")) {
            Duration hour =
                    Duration.ofSeconds(LocalTime.parse(in.text("forecastHour")).toSecondOfDay());
            Duration launch = forecaster(in).launchAt(hour);
            shown.put("launchAt", clock(LocalTime.MIDNIGHT.plus(launch)));
        }
        return shown;
    }

    private static String clock(LocalTime time) {
        return time.getSecond() == 0 ? time + ":00" : time.toString();
    }

    private static ObjectNode predictiveMax(Inputs in) {
        PredictiveScaling policy = new PredictiveScaling(
                PredictiveScaling.Mode.FORECAST_AND_SCALE,
                PredictiveScaling.MaxCapacityBreach.HONOR_MAX_CAPACITY,
                0,
                PredictiveScaling.DEFAULT_SCHEDULING_BUFFER);
        int desired = policy.desired(in.integer("predictive"), in.integer("targetTracking"), Integer.MAX_VALUE);
        return object().put("desired", desired);
    }

    private static ObjectNode scheduledApplication(Inputs in) {
        Inputs action = in.inner("action");
        ScheduledAction scheduled = new ScheduledAction(
                action.optionalInteger("MinCapacity"), action.optionalInteger("MaxCapacity"), OptionalInt.empty());
        GroupSize before = new GroupSize(CapacityLimits.NONE, in.integer("capacity"));
        return object().put("capacity", scheduled.applyTo(before).desired());
    }

    private static ObjectNode scheduledGroup(Inputs in) {
        Inputs group = in.inner("group");
        Inputs action = in.inner("action");
        ScheduledAction scheduled = new ScheduledAction(
                action.optionalInteger("min"), action.optionalInteger("max"), action.optionalInteger("desired"));
        GroupSize after = scheduled.applyTo(new GroupSize(
                new CapacityLimits(group.integer("min"), group.integer("max")), group.integer("desired")));
        return object().put("min", after.limits().min())
                .put("max", after.limits().max())
                .put("desired", after.desired());
    }

    private static ObjectNode warmPool(Inputs in) {
        WarmPool pool = new WarmPool(
                in.optionalInteger("maxGroupPreparedCapacity"),
                in.optionalInteger("minSize").orElse(0));
        return object().put("warmPoolSize", pool.size(in.integer("desired"), in.integer("max")));
    }
}
