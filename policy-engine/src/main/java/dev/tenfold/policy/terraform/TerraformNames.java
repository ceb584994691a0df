package dev.tenfold.policy.terraform;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.resource.Spelling;
import java.util.Optional;

/** How Terraform calls the properties of what scales. */
public final class TerraformNames {
    private TerraformNames() {}

    /** The spelling of a resource type, such as {@code aws_autoscaling_group}. */
    public static Spelling of(String type) {
        return ResourceKind.of(type).map(ResourceKind::spelling).orElse(Spelling.OF_THE_CLOUD);
    }

    /** The resource type of what a cloud calls by its own, such as {@code AWS::AutoScaling::AutoScalingGroup}. */
    public static Optional<String> type(String ofTheCloud) {
        return ResourceKind.ofTheCloud(ofTheCloud);
    }

    /** Properties under the names that Terraform has for them, in the resource type given. */
    public static Draft.Keyed renamed(String type, Draft.Keyed properties) {
        return (Draft.Keyed) renamed(of(type), properties);
    }

    private static Draft renamed(Spelling spelling, Draft draft) {
        if (draft instanceof Draft.Keyed keyed) {
            return new Draft.Keyed(
                    keyed.entries().stream()
                            .map(entry -> new Draft.Entry(
                                    keyed.names() ? entry.name() : spelling.of(entry.name()),
                                    renamed(spelling, entry.value()),
                                    entry.remark()))
                            .toList(),
                    keyed.names());
        }
        return draft instanceof Draft.Listed listed
                ? new Draft.Listed(listed.items().stream()
                        .map(item -> renamed(spelling, item))
                        .toList())
                : draft;
    }
}
