package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.ScalableTargetSpec;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.resource.AwsTypes;
import dev.tenfold.policy.terraform.TerraformNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The resources that a group or scalable target is made of, in the order in which people write them. */
final class AwsResources {
    private static final String ARN = "arn:aws:autoscaling:REGION:ACCOUNT:scalingPolicy:ID:autoScalingGroupName/";

    private final Dialect dialect;
    private final GroupScaling scaling;
    private final AwsDrafts drafts;
    private final boolean application;
    private final String scaledId;
    private final Set<String> ids = new LinkedHashSet<>();
    private final Map<String, String> policyIds = new LinkedHashMap<>();
    private final List<AwsResource> resources = new ArrayList<>();

    private AwsResources(Dialect dialect, GroupScaling scaling) {
        this.dialect = dialect;
        this.scaling = scaling;
        this.drafts = new AwsDrafts(dialect);
        this.application = scaling.scaled() instanceof ScalableTargetSpec;
        if (!scaling.composites().isEmpty()) {
            throw new IllegalArgumentException("composites must be empty: composite alarms scale nothing");
        }
        // Names that cannot be changed are given away first.
        scaling.policies()
                .forEach(policy -> policyIds.put(policy.name(), id(policyType(), policy.name(), !application)));
        String name = scaling.scaled().id().replaceFirst("^.*/", "");
        this.scaledId = id(application ? AwsTypes.TARGET : AwsTypes.GROUP, name, false);
    }

    static List<AwsResource> of(Dialect dialect, GroupScaling scaling) {
        return new AwsResources(dialect, scaling).all();
    }

    private List<AwsResource> all() {
        if (scaling.scaled() instanceof GroupSpec group) {
            group(group);
        } else {
            target((ScalableTargetSpec) scaling.scaled());
        }
        scaling.policies().forEach(this::policy);
        scaling.alarms().forEach(this::alarm);
        if (!application) {
            scaling.scheduled().forEach(this::groupAction);
        } else if (dialect != Dialect.CLOUDFORMATION) {
            scaling.scheduled().forEach(this::targetAction);
        }
        return resources;
    }

    private String policyType() {
        return application ? AwsTypes.APPLICATION_POLICY : AwsTypes.GROUP_POLICY;
    }

    /**
     * An id that no other resource has.
     *
     * @param isName whether a template knows the resource by its id alone, which must be its name then
     */
    private String id(String type, String name, boolean isName) {
        if (isName && dialect == Dialect.CLOUDFORMATION && !name.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("name must be letters and digits in CloudFormation, was " + name);
        }
        String stem = switch (dialect) {
            case CLOUDFORMATION -> isName ? name : AwsNames.joined(name);
            case TERRAFORM -> TerraformNames.type(type).orElseThrow() + "." + AwsNames.underscored(name);
            case COMMAND_LINE -> name;
        };
        String id = stem;
        String kind = type.substring(type.lastIndexOf(':') + 1).replaceFirst("^.*(?=Group$|Target$|Alarm$)", "");
        for (int i = 1; dialect != Dialect.COMMAND_LINE && !ids.add(id); i++) {
            if (isName && dialect == Dialect.CLOUDFORMATION) {
                throw new IllegalArgumentException("names must differ, was " + name + " twice");
            }
            String more =
                    (dialect == Dialect.TERRAFORM ? "_" : kind) + (i == 1 && dialect != Dialect.TERRAFORM ? "" : i);
            id = stem + more;
        }
        return id;
    }

    private void group(GroupSpec group) {
        Draft.Fields fields = drafts.group(group);
        new LaunchDrafts(dialect).put(fields, group);
        if (dialect != Dialect.CLOUDFORMATION) {
            String key = dialect == Dialect.TERRAFORM ? "WarmPool" : "WarmPoolConfiguration";
            group.warmPool().ifPresent(pool -> fields.put(key, AwsDrafts.warmPool(pool)));
        }
        add(AwsTypes.GROUP, scaledId, fields);
        if (dialect == Dialect.CLOUDFORMATION && group.warmPool().isPresent()) {
            Draft.Fields pool = Draft.fields().put("AutoScalingGroupName", groupName());
            AwsDrafts.warmPool(group.warmPool().get())
                    .drafted()
                    .entries()
                    .forEach(entry -> pool.put(entry.name(), entry.value()));
            add(AwsTypes.WARM_POOL, id(AwsTypes.WARM_POOL, scaledId + "-warm-pool", false), pool);
        }
    }

    private Draft groupName() {
        return dialect == Dialect.COMMAND_LINE
                ? Draft.of(scaling.scaled().id())
                : new Draft.Reference(scaledId, "name");
    }

    private void target(ScalableTargetSpec target) {
        Draft.Fields fields = drafts.target(target);
        if (dialect == Dialect.CLOUDFORMATION && !scaling.scheduled().isEmpty()) {
            fields.put(
                    "ScheduledActions",
                    scaling.scheduled().stream().map(drafts::targetAction).toList());
        }
        add(AwsTypes.TARGET, scaledId, fields);
    }

    private void policy(ScalingPolicySpec policy) {
        Draft.Fields fields = Draft.fields();
        if (application || dialect != Dialect.CLOUDFORMATION) {
            fields.put("PolicyName", policy.name());
        }
        if (application) {
            putTarget(fields);
        } else {
            fields.put("AutoScalingGroupName", groupName());
        }
        new PolicyDrafts(dialect, application)
                .policy(policy)
                .drafted()
                .entries()
                .forEach(entry -> fields.put(entry.name(), entry.value()));
        add(policyType(), policyIds.get(policy.name()), fields);
    }

    /** How a policy or an action says which target it is for. */
    private void putTarget(Draft.Fields fields) {
        ScalableTargetSpec target = (ScalableTargetSpec) scaling.scaled();
        switch (dialect) {
            case CLOUDFORMATION -> fields.put("ScalingTargetId", new Draft.Reference(scaledId, ""));
            case TERRAFORM ->
                fields.put("ServiceNamespace", new Draft.Reference(scaledId, "service_namespace"))
                        .put("ResourceId", new Draft.Reference(scaledId, "resource_id"))
                        .put("ScalableDimension", new Draft.Reference(scaledId, "scalable_dimension"));
            case COMMAND_LINE ->
                fields.put("ServiceNamespace", target.namespace())
                        .put("ResourceId", target.id())
                        .put("ScalableDimension", target.dimension());
        }
    }

    private void alarm(AlarmSpec alarm) {
        add(AwsTypes.ALARM, id(AwsTypes.ALARM, alarm.name(), false), drafts.alarm(alarm, this::action));
    }

    private Draft action(String name) {
        if (!policyIds.containsKey(name)) {
            return Draft.of(name);
        }
        return dialect == Dialect.COMMAND_LINE
                ? Draft.of(ARN + scaling.scaled().id() + ":policyName/" + name)
                : new Draft.Reference(policyIds.get(name), "arn");
    }

    private void groupAction(ScheduledActionSpec action) {
        Draft.Fields fields = Draft.fields().put("AutoScalingGroupName", groupName());
        drafts.groupAction(action).drafted().entries().forEach(entry -> fields.put(entry.name(), entry.value()));
        add(AwsTypes.GROUP_SCHEDULE, id(AwsTypes.GROUP_SCHEDULE, action.name(), true), fields);
    }

    private void targetAction(ScheduledActionSpec action) {
        Draft.Fields fields = Draft.fields();
        putTarget(fields);
        drafts.targetAction(action).drafted().entries().forEach(entry -> fields.put(entry.name(), entry.value()));
        add(AwsTypes.APPLICATION_SCHEDULE, id(AwsTypes.APPLICATION_SCHEDULE, action.name(), false), fields);
    }

    private void add(String type, String id, Draft.Fields fields) {
        resources.add(new AwsResource(type, id, fields.drafted()));
    }
}
