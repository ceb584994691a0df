package dev.tenfold.policy.cloudformation;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.cloudformation.Template.Part;
import dev.tenfold.policy.resource.AwsScaling;
import dev.tenfold.policy.resource.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads CloudFormation templates.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">Template
 *     sections</a>
 */
public final class CloudFormationReader {
    private static final String FORMAT = "CloudFormation template";

    private final List<Resource> made = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<String, List<String>> unmade = new LinkedHashMap<>();

    private CloudFormationReader() {}

    /** Whether a document is a template. */
    public static boolean recognises(Node document) {
        return Template.recognises(document);
    }

    /**
     * Reads a file.
     *
     * @param file its name, for complaints
     * @param bytes YAML or JSON
     * @param parameters values by name; a parameter that is not among them has its default
     * @param problems takes what keeps the file from being read
     * @return what it holds; nothing if it cannot be read
     */
    public static PolicyDocument read(String file, byte[] bytes, Map<String, String> parameters, Problems problems) {
        Problems repeatedKeys = new Problems();
        List<Node> documents = Documents.read(file, bytes, problems, repeatedKeys);
        CloudFormationReader reader = new CloudFormationReader();
        for (Node document : documents) {
            if (document instanceof Mapping mapping && recognises(document)) {
                new Template(mapping, parameters).parts().forEach(reader::sort);
            } else {
                problems.add(
                        document.place(), "", "must be a CloudFormation template with Resources", document.shown());
            }
        }
        reader.unmade.forEach((condition, ids) ->
                reader.others.add(String.join(" ", ids) + " (not made: condition " + condition + " is false)"));
        repeatedKeys
                .all()
                .forEach(key -> reader.warnings.add(new Warning(
                        key.place(), key.path() + " " + key.rule() + ": CloudFormation takes the last one")));
        return new PolicyDocument(file, FORMAT, AwsScaling.declarations(reader.made), reader.others, reader.warnings);
    }

    private void sort(Part part) {
        Resource resource = part.resource();
        String condition = part.condition().orElse("");
        if (!AwsScaling.isScaling(resource.type())) {
            others.add(described(resource));
        } else if (part.made().isEmpty()) {
            others.add(resource.id());
            String sentence = resource.id() + " is left out: whether it is made depends on condition " + condition
                    + ", which waits for a parameter";
            warnings.add(new Warning(resource.place(), sentence));
        } else if (part.made().get()) {
            made.add(resource);
        } else {
            unmade.computeIfAbsent(condition, unseen -> new ArrayList<>()).add(resource.id());
        }
    }

    private static String described(Resource resource) {
        String count = resource.properties()
                .get("DesiredCount")
                .map(node -> node instanceof Scalar scalar ? " with DesiredCount " + scalar.text() : "")
                .orElse("");
        return resource.type().replaceFirst("^AWS::", "") + (count.isEmpty() ? "" : " " + resource.id() + count);
    }
}
