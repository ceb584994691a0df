package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.document.draft.HclWriter;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.terraform.TerraformNames;
import java.util.ArrayList;
import java.util.List;

/** Configurations of Terraform in HCL, as {@code terraform fmt} leaves them. */
public final class TerraformText {
    private TerraformText() {}

    /**
     * A configuration.
     *
     * @param remark what a reader should know first, in plain words; may have lines, may be empty
     */
    public static String of(GroupScaling scaling, String remark) {
        HclWriter writer = HclWriter.USUAL;
        List<String> blocks = new ArrayList<>();
        if (scaling.scaled() instanceof GroupSpec) {
            blocks.add(variable("subnet_ids", "list(string)", "Where the instances run"));
            blocks.add(variable("launch_template_id", "string", "What the instances are launched from"));
            blocks.add(variable("launch_template_version", "string", "Which version of it"));
        }
        for (AwsResource resource : AwsResources.of(Dialect.TERRAFORM, scaling)) {
            String[] address = resource.id().split("\\.", 2);
            String head = "resource \"" + address[0] + "\" \"" + address[1] + "\"";
            blocks.add(writer.block(head, TerraformNames.renamed(address[0], resource.properties()), 0));
        }
        StringBuilder text = new StringBuilder();
        remark.lines()
                .forEach(line -> text.append(("# " + line).stripTrailing()).append('\n'));
        return text.append(remark.isEmpty() ? "" : "\n")
                .append(String.join("\n\n", blocks))
                .append('\n')
                .toString();
    }

    private static String variable(String name, String type, String description) {
        Draft.Keyed body = Draft.fields()
                .put("type", new Draft.Plain(type))
                .put("description", description)
                .drafted();
        return HclWriter.USUAL.block("variable \"" + name + "\"", body, 0);
    }
}
