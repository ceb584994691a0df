package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.aws.GroupSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a group launches and where, which a policy does not say: the file takes it from whoever deploys it.
 *
 * @param dialect of the file
 */
record LaunchDrafts(Dialect dialect) {

    void put(Draft.Fields fields, GroupSpec group) {
        boolean mixed = group.mixed().isPresent() || !group.weights().isEmpty();
        Draft.Fields template = Draft.fields();
        switch (dialect) {
            case CLOUDFORMATION -> {
                fields.put("VPCZoneIdentifier", new Draft.Reference("Subnets", ""));
                template.put("LaunchTemplateId", new Draft.Reference("LaunchTemplateId", ""))
                        .put("Version", new Draft.Reference("LaunchTemplateVersion", ""));
            }
            case TERRAFORM -> {
                fields.put("vpc_zone_identifier", new Draft.Reference("var", "subnet_ids"));
                template.put(mixed ? "launch_template_id" : "id", new Draft.Reference("var", "launch_template_id"))
                        .put("version", new Draft.Reference("var", "launch_template_version"));
            }
            case COMMAND_LINE -> {
                // The command line changes a group that is there, with what it launches.
            }
        }
        if (mixed) {
            fields.put("MixedInstancesPolicy", mixed(group, template));
        } else if (!template.isEmpty()) {
            fields.put("LaunchTemplate", template);
        }
    }

    private Draft.Fields mixed(GroupSpec group, Draft.Fields template) {
        Draft.Fields policy = Draft.fields();
        group.mixed()
                .ifPresent(mixed -> policy.put(
                        "InstancesDistribution",
                        Draft.fields()
                                .put("OnDemandBaseCapacity", mixed.onDemandBase())
                                .put("OnDemandPercentageAboveBaseCapacity", mixed.onDemandPercentAboveBase())));
        Draft.Fields launch = Draft.fields();
        if (!template.isEmpty()) {
            launch.put("LaunchTemplateSpecification", template);
        }
        List<Draft.Fields> overrides = new ArrayList<>();
        // A weight is a text in all of these formats.
        group.weights()
                .forEach((type, weight) -> overrides.add(
                        Draft.fields().put("InstanceType", type).put("WeightedCapacity", String.valueOf(weight))));
        if (!overrides.isEmpty()) {
            launch.put("Overrides", overrides);
        }
        return launch.isEmpty() ? policy : policy.put("LaunchTemplate", launch);
    }
}
