package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.document.draft.JsonWriter;
import dev.tenfold.document.draft.YamlWriter;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import java.util.List;
import java.util.stream.Collectors;

/** Templates of CloudFormation, for {@code aws cloudformation deploy}. */
public final class CloudFormationText {
    private static final String VERSION = "2010-09-09";

    private CloudFormationText() {}

    /**
     * A template in YAML.
     *
     * @param remark what a reader should know first, in plain words; may have lines, may be empty
     * @throws IllegalArgumentException if a policy or scheduled action of a group has a name that a template cannot
     *     give it, since it must be a logical id there: {@link AwsNames#joined} makes one
     */
    public static String yaml(GroupScaling scaling, String remark) {
        YamlWriter writer = YamlWriter.USUAL;
        String sections = template(scaling).entries().stream()
                .map(section -> section.name().equals("Resources")
                        ? "Resources:\n" + resources(writer, (Draft.Keyed) section.value())
                        : writer.entry(section.name(), section.value(), 0))
                .collect(Collectors.joining("\n\n"));
        return writer.remark(remark, 0) + sections + "\n";
    }

    /** A blank line sets each resource off. */
    private static String resources(YamlWriter writer, Draft.Keyed resources) {
        return resources.entries().stream()
                .map(entry -> "  " + writer.entry(entry.name(), entry.value(), 2))
                .collect(Collectors.joining("\n\n"));
    }

    /** The same template in JSON, which has no comments. */
    public static String json(GroupScaling scaling) {
        return new JsonWriter(2, "\n").value(template(scaling), 0) + "\n";
    }

    private static Draft.Keyed template(GroupScaling scaling) {
        Draft.Fields template = Draft.fields().put("AWSTemplateFormatVersion", VERSION);
        if (scaling.scaled() instanceof GroupSpec) {
            template.put("Parameters", parameters());
        }
        Draft.Fields resources = Draft.fields();
        List<AwsResource> made = AwsResources.of(Dialect.CLOUDFORMATION, scaling);
        made.forEach(resource -> resources.put(
                resource.id(), Draft.fields().put("Type", resource.type()).put("Properties", resource.properties())));
        return template.put("Resources", resources).drafted();
    }

    private static Draft.Fields parameters() {
        return Draft.fields()
                .put("Subnets", parameter("List<AWS::EC2::Subnet::Id>", "Where the instances run"))
                .put("LaunchTemplateId", parameter("String", "What the instances are launched from"))
                .put("LaunchTemplateVersion", parameter("String", "Which version of it"));
    }

    private static Draft.Fields parameter(String type, String description) {
        return Draft.fields().put("Type", type).put("Description", description);
    }
}
