package dev.tenfold.policy.nomadjob;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.hcl.Body;
import dev.tenfold.policy.hcl.Hcl;
import dev.tenfold.policy.hcl.Scope;
import dev.tenfold.policy.resource.NomadScaling;
import dev.tenfold.policy.resource.Resource;
import dev.tenfold.policy.resource.Spelling;
import dev.tenfold.policy.resource.Unsettled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the {@code scaling} blocks of Nomad jobs and of the autoscaler's policy files.
 *
 * @see <a href="https://developer.hashicorp.com/nomad/tools/autoscaling/policy">Scaling policies</a>
 */
public final class NomadReader {
    private static final String FORMAT = "Nomad";
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*(job|scaling)(\\s+\"[^\"\\n]*\")\\s*\\{");

    private final List<Resource> policies = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private NomadReader() {}

    /** Whether a file holds a job or a policy in HCL. */
    public static boolean recognises(String file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return file.endsWith(".nomad")
                || !text.stripLeading().startsWith("{") && BLOCK.matcher(text).find();
    }

    /** Whether a document is the JSON of a job or of a policy. */
    public static boolean recognises(Node document) {
        return document instanceof Mapping mapping
                        && Labelled.of(mapping, "job").stream()
                                .anyMatch(job -> job.body().get("group").isPresent())
                || document instanceof Mapping policies
                        && Labelled.of(policies, "scaling").stream()
                                .anyMatch(
                                        scaling -> scaling.body().get("policy").isPresent());
    }

    /**
     * Reads a file.
     *
     * @param file its name, for complaints
     * @param bytes HCL or JSON
     * @param variables values by name; a variable that is not among them has its default
     * @param problems takes what keeps the file from being read
     * @return what it holds; nothing if it cannot be read
     */
    public static PolicyDocument read(String file, byte[] bytes, Map<String, String> variables, Problems problems) {
        NomadReader reader = new NomadReader();
        if (new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("{")) {
            for (Node document : Documents.read(file, bytes, problems, new Problems())) {
                if (recognises(document)) {
                    reader.add((Mapping) document);
                } else {
                    problems.add(document.place(), "", "must be a Nomad job or scaling policy", document.shown());
                }
            }
        } else {
            Hcl.read(file, bytes, problems)
                    .ifPresent(body -> reader.add(Labelled.nested(body, scope(body, variables))));
        }
        return new PolicyDocument(file, FORMAT, NomadScaling.declarations(reader.policies), reader.others, List.of());
    }

    private static Scope scope(Body body, Map<String, String> given) {
        return (root, name, place) -> {
            if (!root.equals("var")) {
                return Optional.empty();
            }
            return Optional.ofNullable(given.get(name))
                    .<Node>map(text -> Unsettled.text(place, text))
                    .or(() -> body.blocks("variable")
                            .filter(variable -> variable.label(0).equals(name))
                            .flatMap(variable -> variable.body().value("default", Scope.NONE))
                            .findFirst());
        };
    }

    private void add(Mapping document) {
        for (Labelled scaling : Labelled.of(document, "scaling")) {
            policies.add(resource(scaling.name(), scaling.place(), scaling.body()));
        }
        for (Labelled job : Labelled.of(document, "job")) {
            for (Labelled group : Labelled.of(job.body(), "group")) {
                group(job, group);
            }
        }
    }

    private void group(Labelled job, Labelled group) {
        String name = job.name() + "/" + group.name();
        Optional<Node> scaling = group.body().get("scaling");
        for (Labelled task : Labelled.of(group.body(), "task")) {
            if (task.body().get("scaling").isPresent()) {
                others.add("vertical scaling of task " + name + "/" + task.name());
            }
        }
        Node block = scaling.map(
                        node -> node instanceof Sequence list && !list.items().isEmpty()
                                ? list.items().get(0)
                                : node)
                .orElse(null);
        if (!(block instanceof Mapping written)) {
            others.add("group " + name);
            return;
        }
        Place place = group.body().entries().get("scaling").place();
        Map<String, Entry> entries = new LinkedHashMap<>(written.entries());
        entries.put(NomadScaling.JOB, new Entry(place, Unsettled.text(place, name)));
        Entry count = group.body().entries().get("count");
        if (count != null) {
            entries.put(NomadScaling.COUNT, count);
        }
        policies.add(resource(name, place, new Mapping(place, "", entries)));
    }

    private static Resource resource(String name, Place place, Mapping body) {
        return new Resource(NomadScaling.TYPE, name, place, body, Spelling.OF_THE_CLOUD);
    }
}
