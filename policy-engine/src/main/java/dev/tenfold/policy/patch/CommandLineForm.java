package dev.tenfold.policy.patch;

import dev.tenfold.document.Outline;
import dev.tenfold.document.Part;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Layout;
import dev.tenfold.document.Part.Listed;
import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.awscli.AwsCliReader;
import dev.tenfold.policy.resource.AwsTypes;
import dev.tenfold.policy.resource.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the AWS command line prints and takes.
 *
 * @param file its name, by which a configuration without a name is called
 */
record CommandLineForm(String file) implements Form {

    @Override
    public Home home(String text, Declaration policy, String of) throws Refusal {
        AwsCliReader.Spot spot =
                AwsCliReader.spots(file, text.getBytes(StandardCharsets.UTF_8)).get(of);
        if (spot == null) {
            throw new Refusal("is not in the first document of the file");
        }
        Part document = Outline.of(text).get(0);
        return new Home(
                notation(text, document),
                document,
                Step.of(spot.path()),
                Spelling.OF_THE_CLOUD,
                Sources.NONE,
                spot.within());
    }

    private static Notation notation(String text, Part document) {
        Lines lines = new Lines(text);
        boolean flow = document instanceof Keyed keyed && keyed.layout() == Layout.FLOW
                || document instanceof Listed listed && listed.layout() == Layout.FLOW;
        return flow ? new FlowNotation(lines, Habits.of(document, lines).step()) : new YamlNotation(text, document);
    }

    /** In the list of its kind, if the file has one. */
    @Override
    public Splice resource(String text, String type, String id, Draft.Keyed properties) throws Refusal {
        Part document = Outline.of(text).get(0);
        String list = type.equals(AwsTypes.GROUP_SCHEDULE) ? "ScheduledUpdateGroupActions" : "ScheduledActions";
        if (!(document instanceof Keyed keyed)
                || keyed.entries().stream().noneMatch(entry -> entry.value() instanceof Listed)) {
            throw new Refusal("cannot be added to a file of one object: write it beside it");
        }
        Home home = new Home(notation(text, document), document, List.of(), Spelling.OF_THE_CLOUD, Sources.NONE);
        return new Editor(home).add(Step.keys(list), properties);
    }
}
