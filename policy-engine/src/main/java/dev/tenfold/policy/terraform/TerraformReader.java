package dev.tenfold.policy.terraform;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.hcl.Body;
import dev.tenfold.policy.hcl.Hcl;
import dev.tenfold.policy.resource.AwsScaling;
import dev.tenfold.policy.resource.AzureScaling;
import dev.tenfold.policy.resource.GoogleScaling;
import dev.tenfold.policy.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Terraform plans and configurations. */
public final class TerraformReader {
    private static final String PLAN = "Terraform plan";
    private static final String CONFIGURATION = "Terraform configuration";
    private static final Pattern BLOCK = Pattern.compile(
            "(?m)^\\s*(resource|variable|locals|module|provider|terraform|data)" + "(\\s+\"[^\"\\n]*\")*\\s*\\{");

    private TerraformReader() {}

    /** Whether a JSON document is a plan, a state as {@code terraform show} prints it, or a configuration. */
    public static boolean recognises(Node document) {
        return document instanceof Mapping mapping && (isPlan(mapping) || isConfiguration(mapping));
    }

    /** Whether a file is a configuration in HCL. */
    public static boolean recognises(String file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return file.endsWith(".tf")
                || !text.stripLeading().startsWith("{") && BLOCK.matcher(text).find();
    }

    private static boolean isPlan(Mapping document) {
        return document.find("planned_values.root_module").isPresent()
                || document.get("terraform_version").isPresent()
                        && document.find("values.root_module").isPresent();
    }

    private static boolean isConfiguration(Mapping document) {
        return document.get("resource").isPresent()
                && document.entries().keySet().stream()
                        .allMatch(key -> key.startsWith("//")
                                || List.of(
                                                "resource",
                                                "variable",
                                                "locals",
                                                "module",
                                                "provider",
                                                "terraform",
                                                "data",
                                                "output")
                                        .contains(key));
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
        boolean json = new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("{");
        if (!json) {
            return configuration(file, Hcl.read(file, bytes, problems).stream().toList(), variables);
        }
        List<Node> documents = Documents.read(file, bytes, problems, new Problems());
        Optional<Mapping> document = documents.stream()
                .filter(TerraformReader::recognises)
                .map(Mapping.class::cast)
                .findFirst();
        if (document.isEmpty()) {
            documents.forEach(
                    node -> problems.add(node.place(), "", "must be a Terraform plan or configuration", node.shown()));
            return new PolicyDocument(file, CONFIGURATION, List.of(), List.of(), List.of());
        }
        if (!isPlan(document.get())) {
            return configuration(file, List.of(JsonBody.of(document.get())), variables);
        }
        Plan plan = Plan.of(document.get());
        return document(file, PLAN, plan.resources(), plan.others(), List.of());
    }

    /**
     * Reads the files of one configuration together, so that variables and locals of one are known in the others.
     *
     * @param files bytes by name, in order; all of them HCL
     * @return what they hold, under the name of the first file
     */
    public static PolicyDocument readTogether(
            Map<String, byte[]> files, Map<String, String> variables, Problems problems) {
        List<Body> bodies = new ArrayList<>();
        files.forEach((name, bytes) -> Hcl.read(name, bytes, problems).ifPresent(bodies::add));
        return configuration(files.keySet().stream().findFirst().orElse(""), bodies, variables);
    }

    private static PolicyDocument configuration(String file, List<Body> bodies, Map<String, String> variables) {
        Module module = new Module(bodies, variables);
        return document(file, CONFIGURATION, module.resources(), module.others(), module.warnings());
    }

    private static PolicyDocument document(
            String file, String format, List<Resource> resources, List<String> others, List<Warning> warnings) {
        List<Declaration> policies = new ArrayList<>(AwsScaling.declarations(resources));
        policies.addAll(AzureScaling.declarations(resources));
        policies.addAll(GoogleScaling.declarations(resources));
        policies.sort(Comparator.comparingInt(policy -> policy.place().line()));
        return new PolicyDocument(file, format, policies, others, warnings);
    }
}
