package dev.tenfold.policy.patch;

import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.aws.ScheduledActionSpec.Recurrence;
import dev.tenfold.policy.aws.ScheduledActionSpec.Schedule;
import dev.tenfold.policy.emit.AwsDrafts;
import dev.tenfold.policy.emit.AwsNames;
import dev.tenfold.policy.emit.Dialect;
import dev.tenfold.policy.resource.AwsTypes;
import dev.tenfold.policy.resource.GroupParts;
import dev.tenfold.policy.resource.Resource;
import dev.tenfold.policy.terraform.TerraformNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The edits of scheduled actions: those that are there change by their place, new ones come at the end. */
final class ScheduleChanges {
    private final GroupParts parts;
    private final List<Edit> edits = new ArrayList<>();

    ScheduleChanges(GroupParts parts) {
        this.parts = parts;
    }

    List<Edit> between(List<ScheduledActionSpec> before, List<ScheduledActionSpec> wanted) throws Refusal {
        if (wanted.size() < before.size()) {
            throw new Refusal("scheduled actions can be changed and added, and not be taken away");
        }
        for (int i = 0; i < before.size(); i++) {
            action(parts.scheduled().get(i), before.get(i), wanted.get(i));
        }
        for (ScheduledActionSpec action : wanted.subList(before.size(), wanted.size())) {
            edits.add(fresh(action));
        }
        return edits;
    }

    private void action(Resource resource, ScheduledActionSpec was, ScheduledActionSpec is) {
        FieldEdits fields = new FieldEdits(resource.id(), resource.properties());
        boolean application = resource.type().equals(AwsTypes.APPLICATION_SCHEDULE);
        String within = application ? "ScalableTargetAction." : "";
        String of = application ? "Capacity" : "Size";
        fields.number(within + "Min" + of, was.action().min(), is.action().min());
        fields.number(within + "Max" + of, was.action().max(), is.action().max());
        fields.number("DesiredCapacity", was.action().desired(), is.action().desired());
        if (was.times() instanceof Recurrence one && is.times() instanceof Recurrence other) {
            fields.word("Recurrence", one.cron().text(), other.cron().text());
        }
        if (was.times() instanceof Schedule one && is.times() instanceof Schedule other) {
            fields.word("Schedule", one.schedule().text(), other.schedule().text());
        }
        fields.word(
                application ? "Timezone" : "TimeZone",
                was.zone().getId(),
                is.zone().getId());
        edits.addAll(fields.edits());
    }

    private Edit fresh(ScheduledActionSpec action) throws Refusal {
        Resource scaled = parts.scaled()
                .orElseThrow(() -> new Refusal("a scheduled action needs what it scales in the same file"));
        boolean terraform = scaled.spelling().underscores();
        boolean named = scaled.id()
                .equals(scaled.properties()
                        .get("AutoScalingGroupName")
                        .or(() -> scaled.properties().get("ResourceId"))
                        .map(ScheduleChanges::word)
                        .orElse(""));
        Dialect dialect = terraform ? Dialect.TERRAFORM : named ? Dialect.COMMAND_LINE : Dialect.CLOUDFORMATION;
        AwsDrafts drafts = new AwsDrafts(dialect);
        if (scaled.type().equals(AwsTypes.GROUP)) {
            return ofGroup(action, scaled, dialect, drafts);
        }
        if (dialect == Dialect.CLOUDFORMATION) {
            return new Edit.Add(
                    scaled.id(), "ScheduledActions", drafts.targetAction(action).drafted());
        }
        Draft.Fields fields = Draft.fields();
        for (String key : List.of("ServiceNamespace", "ResourceId", "ScalableDimension")) {
            Optional<Node> text = scaled.properties().get(key);
            fields.put(
                    key,
                    terraform
                            ? new Draft.Reference(scaled.id(), scaled.spelling().of(key))
                            : Draft.of(text.map(ScheduleChanges::word).orElse("")));
        }
        drafts.targetAction(action).drafted().entries().forEach(entry -> fields.put(entry.name(), entry.value()));
        return declared(action, AwsTypes.APPLICATION_SCHEDULE, dialect, fields);
    }

    private static Edit ofGroup(ScheduledActionSpec action, Resource group, Dialect dialect, AwsDrafts drafts) {
        Draft reference =
                dialect == Dialect.COMMAND_LINE ? Draft.of(group.id()) : new Draft.Reference(group.id(), "name");
        Draft.Fields fields = Draft.fields().put("AutoScalingGroupName", reference);
        drafts.groupAction(action).drafted().entries().forEach(entry -> fields.put(entry.name(), entry.value()));
        return declared(action, AwsTypes.GROUP_SCHEDULE, dialect, fields);
    }

    private static Edit declared(ScheduledActionSpec action, String type, Dialect dialect, Draft.Fields fields) {
        String id = switch (dialect) {
            case CLOUDFORMATION -> action.name();
            case TERRAFORM -> TerraformNames.type(type).orElseThrow() + "." + AwsNames.underscored(action.name());
            case COMMAND_LINE -> action.name();
        };
        return new Edit.Declare(id, type, fields.drafted());
    }

    private static String word(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }
}
