package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.MetricQuery;
import dev.tenfold.policy.aws.ScalableTargetSpec;
import dev.tenfold.policy.aws.ScheduledAction;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.aws.ScheduledActionSpec.Recurrence;
import dev.tenfold.policy.aws.ScheduledActionSpec.Schedule;
import dev.tenfold.policy.aws.WarmPoolSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Groups, scalable targets, alarms and scheduled actions with the properties that AWS has for them.
 *
 * @param dialect of the file
 */
public record AwsDrafts(Dialect dialect) {
    private static final String MINUTE = "1Minute";

    /** A group, without what it launches and where. */
    Draft.Fields group(GroupSpec group) {
        Draft.Fields fields = Draft.fields()
                .put("AutoScalingGroupName", group.id())
                .put("MinSize", sizeOfGroup(group.limits().min()))
                .put("MaxSize", sizeOfGroup(group.limits().max()));
        group.desired().ifPresent(size -> fields.put("DesiredCapacity", sizeOfGroup(size)));
        String cooldown = dialect == Dialect.CLOUDFORMATION ? "Cooldown" : "DefaultCooldown";
        seconds(fields, cooldown, group.defaultCooldown());
        seconds(fields, "DefaultInstanceWarmup", group.defaultWarmUp());
        seconds(fields, "HealthCheckGracePeriod", group.healthCheckGrace());
        if (!group.terminationPolicies().isEmpty()) {
            fields.put("TerminationPolicies", Draft.texts(group.terminationPolicies()));
        }
        if (group.metricsCollected()) {
            switch (dialect) {
                case CLOUDFORMATION ->
                    fields.put("MetricsCollection", List.of(Draft.fields().put("Granularity", MINUTE)));
                case TERRAFORM ->
                    fields.put(
                            "MetricsCollection",
                            Draft.texts(List.of("GroupDesiredCapacity", "GroupInServiceInstances")));
                case COMMAND_LINE ->
                    fields.put(
                            "EnabledMetrics",
                            List.of(Draft.fields()
                                    .put("Metric", "GroupInServiceInstances")
                                    .put("Granularity", MINUTE)));
            }
        }
        return fields;
    }

    /** Templates have the sizes of a group as texts. */
    private Draft sizeOfGroup(int size) {
        return dialect == Dialect.CLOUDFORMATION ? Draft.of(String.valueOf(size)) : Draft.of(size);
    }

    /** A warm pool, without the group that it belongs to. */
    static Draft.Fields warmPool(WarmPoolSpec pool) {
        Draft.Fields fields = Draft.fields();
        pool.pool().maxGroupPreparedCapacity().ifPresent(most -> fields.put("MaxGroupPreparedCapacity", most));
        fields.put("MinSize", pool.pool().minSize())
                .put("PoolState", pool.state().text());
        if (pool.reuseOnScaleIn()) {
            fields.put("InstanceReusePolicy", Draft.fields().put("ReuseOnScaleIn", true));
        }
        return fields;
    }

    /** A scalable target. */
    Draft.Fields target(ScalableTargetSpec target) {
        return Draft.fields()
                .put("ServiceNamespace", target.namespace())
                .put("ResourceId", target.id())
                .put("ScalableDimension", target.dimension())
                .put("MinCapacity", target.limits().min())
                .put("MaxCapacity", target.limits().max());
    }

    /** A scheduled action of a group, without the group. */
    public Draft.Fields groupAction(ScheduledActionSpec action) {
        Draft.Fields fields = Draft.fields();
        // In a template the logical id is the only name that an action can be given.
        if (dialect != Dialect.CLOUDFORMATION) {
            fields.put("ScheduledActionName", action.name());
        }
        size(fields, "MinSize", action.action().min());
        size(fields, "MaxSize", action.action().max());
        size(fields, "DesiredCapacity", action.action().desired());
        if (action.times() instanceof Recurrence recurrence) {
            fields.put("Recurrence", recurrence.cron().text());
        }
        zone(fields, "TimeZone", action);
        return bounds(fields, action);
    }

    private void size(Draft.Fields fields, String key, OptionalInt size) {
        if (size.isPresent() || dialect == Dialect.TERRAFORM) {
            fields.put(key, size.orElse(-1));
        }
    }

    /** A scheduled action of a scalable target, without the target. */
    public Draft.Fields targetAction(ScheduledActionSpec action) {
        Draft.Fields fields = Draft.fields().put("ScheduledActionName", action.name());
        if (action.times() instanceof Schedule schedule) {
            fields.put("Schedule", schedule.schedule().text());
        }
        zone(fields, "Timezone", action);
        bounds(fields, action);
        ScheduledAction sets = action.action();
        Draft.Fields limits = Draft.fields();
        sets.min().ifPresent(min -> limits.put("MinCapacity", min));
        sets.max().ifPresent(max -> limits.put("MaxCapacity", max));
        return fields.put("ScalableTargetAction", limits);
    }

    private static void zone(Draft.Fields fields, String key, ScheduledActionSpec action) {
        if (!action.zone().equals(ZoneOffset.UTC)) {
            fields.put(key, action.zone().getId());
        }
    }

    private static Draft.Fields bounds(Draft.Fields fields, ScheduledActionSpec action) {
        action.start().ifPresent(time -> fields.put("StartTime", time(time)));
        action.end().ifPresent(time -> fields.put("EndTime", time(time)));
        return fields;
    }

    private static String time(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time);
    }

    /**
     * An alarm.
     *
     * @param actions how the file calls what an action is, which the alarm knows by name
     */
    Draft.Fields alarm(AlarmSpec alarm, Function<String, Draft> actions) {
        Draft.Fields fields = Draft.fields().put("AlarmName", alarm.name());
        new MetricDrafts(dialect).put(fields, alarm.query(), true);
        boolean single = alarm.query() instanceof MetricQuery.Stat;
        if (single) {
            fields.put("Period", alarm.timing().period().toSeconds());
        }
        fields.put("EvaluationPeriods", alarm.timing().evaluationPeriods());
        alarm.timing().datapointsToAlarm().ifPresent(points -> fields.put("DatapointsToAlarm", points));
        fields.put("ComparisonOperator", alarm.operator().text()).put("Threshold", alarm.threshold());
        alarm.missingData().ifPresent(treatment -> fields.put("TreatMissingData", treatment.text()));
        alarm.lowSamples().ifPresent(low -> fields.put("EvaluateLowSampleCountPercentile", low.text()));
        if (!alarm.actions().enabled()) {
            fields.put("ActionsEnabled", false);
        }
        actions(fields, "AlarmActions", alarm.actions().alarm(), actions);
        actions(fields, "OKActions", alarm.actions().ok(), actions);
        actions(fields, "InsufficientDataActions", alarm.actions().insufficientData(), actions);
        return fields;
    }

    private static void actions(Draft.Fields fields, String key, List<String> names, Function<String, Draft> actions) {
        if (!names.isEmpty()) {
            fields.put(key, new Draft.Listed(names.stream().map(actions).toList()));
        }
    }

    static void seconds(Draft.Fields fields, String key, Optional<Duration> time) {
        time.ifPresent(span -> fields.put(key, span.toSeconds()));
    }
}
