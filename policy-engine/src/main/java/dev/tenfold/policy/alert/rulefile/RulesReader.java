package dev.tenfold.policy.alert.rulefile;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads groups of rules as they are: a rule file of Prometheus, or PrometheusRules of the Prometheus operator, single,
 * as several documents or in a list, among other objects. What can be understood is, even if Prometheus would refuse
 * it: such things are the group's errors. Only what cannot be read at all, such as an unrendered template, is a problem
 * of the file. Templates in labels and annotations are Prometheus' own.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/">rule files</a>
 * @see <a href="https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule">
 *     PrometheusRule</a>
 */
public final class RulesReader {
    private static final Set<String> KINDS = Set.of("PrometheusRule", "Rules", "ClusterRules", "GlobalRules");
    private static final String FILE_KIND = "Prometheus rule group";

    private final Problems problems;
    private final List<Declaration> groups = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private RulesReader(Problems problems) {
        this.problems = problems;
    }

    /** Whether a Kubernetes object of this kind holds rules. */
    public static boolean isKind(String kind) {
        return KINDS.contains(kind);
    }

    /** Whether a document is a rule file of Prometheus' own. */
    public static boolean isRuleFile(Mapping document) {
        return document.get("groups").isPresent() && document.get("kind").isEmpty();
    }

    /**
     * Reads a file.
     *
     * @param file its name, for complaints
     * @param bytes YAML or JSON
     * @param problems takes what keeps the file from being read
     */
    public static PolicyDocument read(String file, byte[] bytes, Problems problems) {
        Problems repeatedKeys = new Problems();
        List<Node> documents = Documents.read(file, bytes, problems, repeatedKeys);
        RulesReader reader = new RulesReader(problems);
        boolean ruleFile =
                documents.stream().anyMatch(document -> document instanceof Mapping mapping && isRuleFile(mapping));
        documents.forEach(reader::object);
        if (ruleFile) {
            repeatedKeys.all().forEach(problems::add);
            if (documents.size() > 1) {
                reader.warnings.add(new Warning(
                        documents.get(1).place(), "Prometheus reads the first document of a rule file only"));
            }
        } else {
            repeatedKeys.all().stream()
                    .map(key ->
                            new Warning(key.place(), key.path() + " " + key.rule() + ": Kubernetes takes the last one"))
                    .forEach(reader.warnings::add);
        }
        String format = ruleFile ? "Prometheus rule file" : "Kubernetes manifests";
        boolean refused = problems.refusal().isPresent();
        return new PolicyDocument(
                file,
                format,
                refused ? List.of() : reader.groups,
                reader.others,
                refused ? List.of() : reader.warnings);
    }

    /**
     * Reads one document: a rule file of Prometheus' own, or a Kubernetes object whose kind {@link #isKind} knows.
     *
     * @param problems takes what keeps it from being read
     * @return its groups
     */
    public static List<Declaration> readDocument(Mapping document, Problems problems) {
        RulesReader reader = new RulesReader(problems);
        reader.rules(document);
        return List.copyOf(reader.groups);
    }

    private void object(Node node) {
        if (!(node instanceof Mapping object)) {
            problems.add(node.place(), "", "must hold groups of rules", node.shown());
            return;
        }
        String kind = kind(object);
        Optional<Sequence> items =
                object.get("items").filter(Sequence.class::isInstance).map(Sequence.class::cast);
        if (kind.endsWith("List") && items.isPresent()) {
            items.get().items().forEach(this::object);
        } else if (isKind(kind) || kind.isEmpty()) {
            rules(object);
        } else {
            others.add(kind);
        }
    }

    private static String kind(Mapping object) {
        return object.get("kind")
                .map(value -> value instanceof Scalar scalar ? scalar.text() : "")
                .orElse("");
    }

    private void rules(Mapping document) {
        String kind = kind(document);
        boolean strict = kind.isEmpty();
        Problems errors = new Problems();
        Fields root = Fields.of(document, errors);
        Fields holder = root;
        if (!strict) {
            root.text("apiVersion");
            root.text("kind");
            root.object("metadata").ifPresent(Fields::skip);
            root.object("status").ifPresent(Fields::skip);
            holder = root.object("spec").orElse(null);
        }
        GroupReader reader = new GroupReader(strict ? FILE_KIND : kind, strict, errors);
        List<RuleGroupDeclaration> read = holder == null ? List.of() : reader.groups(holder.objects("groups"));
        if (holder == null) {
            root.missing("spec", "");
        } else {
            holder.missing("groups", "");
        }
        if (errors.refusal().isPresent()) {
            problems.refuse(errors.refusal().get());
            return;
        }
        List<Problem> left = reader.divide(read, errors.all(), root.unread(), groups, warnings);
        left.forEach(problems::add);
    }
}
