package dev.tenfold.policy.patch;

import dev.tenfold.document.Outline;
import dev.tenfold.document.Part;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Layout;
import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.resource.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * CloudFormation templates, YAML or JSON.
 *
 * @param file its name
 * @param parameters that the template is given
 */
record TemplateForm(String file, Map<String, String> parameters) implements Form {
    private static final String RESOURCES = "Resources";

    @Override
    public Home home(String text, Declaration policy, String of) throws Refusal {
        Keyed template = template(text);
        // An action of a scalable target stands within it: Target.ScheduledActions[0].
        String id = of.split("\\.", 2)[0];
        List<Step> prefix = new ArrayList<>(Step.keys(RESOURCES, id, "Properties"));
        prefix.addAll(Step.of(of.substring(Math.min(of.length(), id.length() + 1))));
        return new Home(
                notation(text, template),
                template,
                prefix,
                Spelling.OF_THE_CLOUD,
                new TemplateSources(file, text, template, parameters));
    }

    private static Keyed template(String text) throws Refusal {
        for (Part document : Outline.of(text)) {
            if (document instanceof Keyed keyed && keyed.get(RESOURCES).isPresent()) {
                return keyed;
            }
        }
        throw new Refusal("is in a file without resources");
    }

    private static Notation notation(String text, Keyed template) {
        Lines lines = new Lines(text);
        return template.layout() == Layout.FLOW
                ? new FlowNotation(lines, Habits.of(template, lines).step())
                : new YamlNotation(text, template);
    }

    @Override
    public Splice resource(String text, String type, String id, Draft.Keyed properties) throws Refusal {
        Keyed template = template(text);
        Home home = new Home(notation(text, template), template, List.of(), Spelling.OF_THE_CLOUD, Sources.NONE);
        Draft resource =
                Draft.fields().put("Type", type).put("Properties", properties).drafted();
        return new Editor(home).set(Step.keys(RESOURCES, id), resource);
    }
}
