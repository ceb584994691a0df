package dev.tenfold.policy.arm;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.resource.AzureScaling;
import dev.tenfold.policy.resource.Resource;
import dev.tenfold.policy.resource.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads autoscale settings: in templates of Azure Resource Manager, on their own, and as {@code az monitor autoscale
 * show} prints them.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax">ARM templates</a>
 */
public final class ArmReader {
    private static final String FORMAT = "Azure Resource Manager";
    private static final String PROFILES = "profiles";

    private final Map<String, String> parameters;
    private final List<Resource> settings = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private ArmReader(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Whether a document is a template of Azure, or an autoscale setting. */
    public static boolean recognises(Node document) {
        if (document instanceof Sequence list) {
            return !list.items().isEmpty() && list.items().stream().allMatch(ArmReader::isSetting);
        }
        return isSetting(document) || document instanceof Mapping template && isTemplate(template);
    }

    private static boolean isTemplate(Mapping document) {
        return text(document, "$schema").contains("deploymentTemplate")
                && document.get("resources").isPresent();
    }

    private static boolean isSetting(Node node) {
        return node instanceof Mapping object
                && (text(object, "type").equalsIgnoreCase(AzureScaling.TYPE)
                        || object.get(PROFILES).isPresent()
                                && object.get("targetResourceUri").isPresent()
                        || object.find("properties." + PROFILES).isPresent());
    }

    /**
     * Reads a file.
     *
     * @param file its name, for complaints
     * @param bytes JSON
     * @param parameters values by name; a parameter that is not among them has its default
     * @param problems takes what keeps the file from being read
     * @return what it holds; nothing if it cannot be read
     */
    public static PolicyDocument read(String file, byte[] bytes, Map<String, String> parameters, Problems problems) {
        ArmReader reader = new ArmReader(parameters);
        for (Node document : Documents.read(file, bytes, problems, new Problems())) {
            if (recognises(document)) {
                reader.add(document, new Expressions(new Mapping(document.place(), "", Map.of()), parameters));
            } else {
                problems.add(document.place(), "", "must be an ARM template or an autoscale setting", document.shown());
            }
        }
        return new PolicyDocument(file, FORMAT, AzureScaling.declarations(reader.settings), reader.others, List.of());
    }

    private void add(Node node, Expressions expressions) {
        if (node instanceof Sequence list) {
            list.items().forEach(item -> add(item, expressions));
        } else if (node instanceof Mapping object && isTemplate(object)) {
            object.get("resources").ifPresent(inner -> add(inner, new Expressions(object, parameters)));
        } else if (isSetting(node)) {
            settings.add(setting((Mapping) expressions.settle(node)));
        } else if (node instanceof Mapping resource) {
            others.add(text(resource, "type"));
        }
    }

    /** A setting, whose properties stand within it or around it. */
    private static Resource setting(Mapping object) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (object.get("properties").orElse(null) instanceof Mapping inner) {
            entries.putAll(inner.entries());
        }
        object.entries().forEach(entries::putIfAbsent);
        String name = text(object, "name");
        return new Resource(
                AzureScaling.TYPE,
                name.isEmpty() ? "autoscaleSetting" : name,
                object.place(),
                new Mapping(object.place(), "", entries),
                Spelling.OF_THE_CLOUD);
    }

    static String text(Mapping mapping, String key) {
        return mapping.get(key)
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                .orElse("");
    }
}
