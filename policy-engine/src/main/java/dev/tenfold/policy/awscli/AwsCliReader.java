package dev.tenfold.policy.awscli;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.resource.AwsScaling;
import dev.tenfold.policy.resource.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON or YAML of the AWS command line: what {@code describe-auto-scaling-groups}, {@code describe-policies},
 * {@code describe-scalable-targets}, {@code describe-scaling-policies}, {@code describe-scheduled-actions} and
 * {@code describe-alarms} print, what {@code put-scaling-policy} and {@code put-metric-alarm} take, and configurations
 * of policies on their own.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/autoscaling/">AWS CLI reference</a>
 */
public final class AwsCliReader {
    /** What its documents are called. */
    public static final String FORMAT = "AWS command line";

    private static final List<String> LISTS = List.of(
            "AutoScalingGroups",
            "ScalingPolicies",
            "ScalableTargets",
            "ScheduledActions",
            "ScheduledUpdateGroupActions",
            "MetricAlarms",
            "CompositeAlarms");

    private final String stem;
    private final List<Resource> resources = new ArrayList<>();
    private final List<Node> unknown = new ArrayList<>();
    private final Map<String, Spot> spots = new LinkedHashMap<>();

    private AwsCliReader(String file) {
        this.stem = file.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.[^.]*$", "");
    }

    /** Whether a document is of the AWS command line. */
    public static boolean recognises(Node document) {
        if (document instanceof Sequence list) {
            return !list.items().isEmpty()
                    && list.items().stream().allMatch(item -> Shape.of(item).isPresent());
        }
        return Shape.of(document).isPresent()
                || document instanceof Mapping mapping
                        && LISTS.stream().anyMatch(key -> mapping.get(key).orElse(null) instanceof Sequence);
    }

    /**
     * Reads a file.
     *
     * @param file its name, for complaints; a configuration without a name is called by it
     * @param bytes JSON or YAML
     * @param parameters of no use here, since nothing is left open
     * @param problems takes what keeps the file from being read
     * @return what it holds; nothing if it cannot be read
     */
    public static PolicyDocument read(String file, byte[] bytes, Map<String, String> parameters, Problems problems) {
        AwsCliReader reader = new AwsCliReader(file);
        Documents.read(file, bytes, problems, new Problems()).forEach(reader::add);
        reader.unknown.forEach(node -> problems.add(
                node.place(), "", "must be what the AWS command line prints or takes for scaling", node.shown()));
        return new PolicyDocument(file, FORMAT, AwsScaling.declarations(reader.resources), List.of(), List.of());
    }

    /**
     * Where the object of a resource stands.
     *
     * @param path of the object, such as {@code ScalingPolicies[0]}; empty for the document itself
     * @param within the property of its resource that the object is the value of; empty if it is the resource
     */
    public record Spot(String path, String within) {}

    /** Where the resources of a file stand, by their ids; what stands in a document after the first is not told. */
    public static Map<String, Spot> spots(String file, byte[] bytes) {
        AwsCliReader reader = new AwsCliReader(file);
        Documents.read(file, bytes, new Problems(), new Problems()).stream()
                .limit(1)
                .forEach(document -> reader.add(document, ""));
        return reader.spots;
    }

    private void add(Node node) {
        add(node, "");
    }

    private void add(Node node, String path) {
        Optional<Shape> shape = Shape.of(node);
        if (shape.isPresent()) {
            String number = resources.isEmpty() ? "" : "-" + (resources.size() + 1);
            Resource resource = shape.get().resource((Mapping) node, stem + number);
            resources.add(resource);
            spots.putIfAbsent(resource.id(), new Spot(path, shape.get().property()));
        } else if (node instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                add(list.items().get(i), path + "[" + i + "]");
            }
        } else if (node instanceof Mapping mapping
                && LISTS.stream().anyMatch(key -> mapping.get(key).isPresent())) {
            LISTS.forEach(key ->
                    mapping.get(key).ifPresent(list -> add(list, path.isEmpty() ? key : path + "." + key)));
        } else {
            unknown.add(node);
        }
    }
}
