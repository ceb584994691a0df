package dev.tenfold.policy.patch;

import dev.tenfold.document.Outline;
import dev.tenfold.document.Part;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Span;
import dev.tenfold.document.draft.Draft;
import dev.tenfold.document.draft.HclWriter;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.hcl.HclOutline;
import dev.tenfold.policy.terraform.TerraformNames;
import java.util.Map;

/**
 * Configurations of Terraform, in HCL or JSON.
 *
 * @param variables that the configuration is given
 */
record TerraformForm(Map<String, String> variables) implements Form {

    @Override
    public Home home(String text, Declaration policy, String of) throws Refusal {
        String type = of.split("\\.", 2)[0];
        String name = of.substring(of.indexOf('.') + 1);
        if (isJson(text)) {
            Part document = Outline.of(text).get(0);
            Notation notation = new FlowNotation(
                    new Lines(text), Habits.of(document, new Lines(text)).step());
            return new Home(
                    notation,
                    document,
                    Step.keys("resource", type, name),
                    TerraformNames.of(type),
                    new TerraformSources(text, document, variables));
        }
        Keyed file = HclOutline.of(text);
        return new Home(
                new HclNotation(text, file),
                file,
                Step.keys("resource." + of),
                TerraformNames.of(type),
                new TerraformSources(text, file, variables));
    }

    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    /** At the end of the file, a blank line away. */
    @Override
    public Splice resource(String text, String type, String id, Draft.Keyed properties) throws Refusal {
        if (isJson(text)) {
            throw new Refusal("cannot be added to a configuration in JSON: write it beside it");
        }
        Lines lines = new Lines(text);
        String[] address = id.split("\\.", 2);
        HclWriter writer = new HclWriter(Habits.of(HclOutline.of(text), lines).step(), lines.end());
        String head = "resource \"" + address[0] + "\" \"" + address[1] + "\"";
        String block = writer.block(head, TerraformNames.renamed(address[0], properties), 0);
        int end = text.stripTrailing().length();
        String last = end == text.length() ? "" : lines.end();
        return new Splice(new Span(end, text.length()), lines.end() + lines.end() + block + last);
    }
}
