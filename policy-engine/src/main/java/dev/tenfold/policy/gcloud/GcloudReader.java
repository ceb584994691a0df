package dev.tenfold.policy.gcloud;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.resource.GoogleScaling;
import dev.tenfold.policy.resource.Resource;
import dev.tenfold.policy.resource.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads autoscalers: what {@code gcloud compute instance-groups managed describe} and the REST interface give, in JSON
 * or YAML.
 *
 * @see <a href="https://cloud.google.com/compute/docs/reference/rest/v1/autoscalers">REST resource: autoscalers</a>
 */
public final class GcloudReader {
    private static final String FORMAT = "Google Compute Engine";
    private static final String POLICY = "autoscalingPolicy";
    private static final String WITHIN = "autoscaler";

    private GcloudReader() {}

    /** Whether a document is an autoscaler, a group with one, or a list of either. */
    public static boolean recognises(Node document) {
        if (document instanceof Sequence list) {
            return !list.items().isEmpty() && list.items().stream().allMatch(GcloudReader::recognises);
        }
        return document instanceof Mapping object
                && (object.get(POLICY).isPresent()
                        || object.find(WITHIN + "." + POLICY).isPresent()
                        || object.get("items").filter(GcloudReader::recognises).isPresent());
    }

    /**
     * Reads a file.
     *
     * @param file its name, for complaints
     * @param bytes JSON or YAML
     * @param parameters of no use here, since nothing is left open
     * @param problems takes what keeps the file from being read
     * @return what it holds; nothing if it cannot be read
     */
    public static PolicyDocument read(String file, byte[] bytes, Map<String, String> parameters, Problems problems) {
        List<Resource> autoscalers = new ArrayList<>();
        for (Node document : Documents.read(file, bytes, problems, new Problems())) {
            if (recognises(document)) {
                add(document, autoscalers);
            } else {
                problems.add(document.place(), "", "must be an autoscaler of Compute Engine", document.shown());
            }
        }
        return new PolicyDocument(file, FORMAT, GoogleScaling.declarations(autoscalers), List.of(), List.of());
    }

    private static void add(Node node, List<Resource> autoscalers) {
        if (node instanceof Sequence list) {
            list.items().forEach(item -> add(item, autoscalers));
            return;
        }
        Mapping object = (Mapping) node;
        if (object.get("items").isPresent()) {
            add(object.get("items").get(), autoscalers);
            return;
        }
        Mapping autoscaler = object.get(WITHIN).orElse(object) instanceof Mapping inner ? inner : object;
        Map<String, Entry> entries = new LinkedHashMap<>(autoscaler.entries());
        if (object != autoscaler && object.entries().containsKey("name")) {
            // A group that describes its autoscaler is what it scales.
            entries.put("target", object.entries().get("name"));
        }
        String id = entries.containsKey("name") && entries.get("name").value() instanceof Scalar name
                ? name.text()
                : WITHIN;
        Mapping properties = new Mapping(autoscaler.place(), "", entries);
        autoscalers.add(new Resource(GoogleScaling.TYPE, id, autoscaler.place(), properties, Spelling.OF_THE_CLOUD));
    }
}
