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
    private static final String FORMAT = "AWS command line";
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

    private void add(Node node) {
        Optional<Shape> shape = Shape.of(node);
        if (shape.isPresent()) {
            String number = resources.isEmpty() ? "" : "-" + (resources.size() + 1);
            resources.add(shape.get().resource((Mapping) node, stem + number));
        } else if (node instanceof Sequence list) {
            list.items().forEach(this::add);
        } else if (node instanceof Mapping mapping
                && LISTS.stream().anyMatch(key -> mapping.get(key).isPresent())) {
            LISTS.stream().flatMap(key -> mapping.get(key).stream()).forEach(this::add);
        } else {
            unknown.add(node);
        }
    }
}
