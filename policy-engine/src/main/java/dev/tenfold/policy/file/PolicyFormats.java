package dev.tenfold.policy.file;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.alert.paging.AlertmanagerReader;
import dev.tenfold.policy.alert.rulefile.RulesReader;
import dev.tenfold.policy.arm.ArmReader;
import dev.tenfold.policy.awscli.AwsCliReader;
import dev.tenfold.policy.cloudformation.CloudFormationReader;
import dev.tenfold.policy.gcloud.GcloudReader;
import dev.tenfold.policy.nomadjob.NomadReader;
import dev.tenfold.policy.rules.OwnRulesReader;
import dev.tenfold.policy.rules.RuleCache;
import dev.tenfold.policy.rules.RuleCompiler;
import dev.tenfold.policy.terraform.TerraformReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The formats that policies are written in. Which of them a file has shows in its content, and for rules, Terraform and
 * Nomad in the ending of its name too; what nobody else claims is taken for Kubernetes manifests.
 */
public final class PolicyFormats {
    /** Formats made of documents, each with how it is recognised; the first that knows a document reads its file. */
    private static final List<Format> FORMATS = List.of(
            new Format(CloudFormationReader::recognises, CloudFormationReader::read),
            new Format(TerraformReader::recognises, TerraformReader::read),
            new Format(NomadReader::recognises, NomadReader::read),
            new Format(ArmReader::recognises, ArmReader::read),
            new Format(AwsCliReader::recognises, AwsCliReader::read),
            new Format(GcloudReader::recognises, GcloudReader::read),
            new Format(
                    document -> document instanceof Mapping mapping && RulesReader.isRuleFile(mapping),
                    (file, bytes, parameters, problems) -> RulesReader.read(file, bytes, problems)),
            new Format(
                    document -> document instanceof Mapping mapping && AlertmanagerReader.isConfiguration(mapping),
                    (file, bytes, parameters, problems) -> AlertmanagerReader.read(file, bytes, problems)));

    private final RuleCache cache;

    /** @param cache keeps what was compiled of a user's own rules */
    public PolicyFormats(RuleCache cache) {
        this.cache = Objects.requireNonNull(cache, "cache");
    }

    /** Formats that compile own rules each time. */
    public static PolicyFormats uncached() {
        return new PolicyFormats(RuleCache.none());
    }

    /** One format: how it is recognised, and who reads it. */
    private record Format(Predicate<Node> recognises, Reader reader) {}

    /** Reads files of one format. */
    private interface Reader {
        PolicyDocument read(String file, byte[] bytes, Map<String, String> parameters, Problems problems);
    }

    /**
     * Reads a file of policies.
     *
     * @param file its name, for complaints and for what its ending tells
     * @param bytes its content
     * @param parameters values for what a template leaves open, by name
     * @param problems takes what keeps the file from being read
     * @return what it holds; nothing if it cannot be read
     */
    public PolicyDocument read(String file, byte[] bytes, Map<String, String> parameters, Problems problems) {
        if (file.endsWith(".drl")) {
            return new OwnRulesReader(new RuleCompiler(cache)).read(file, bytes, problems);
        }
        return reader(file, bytes).read(file, bytes, parameters, problems);
    }

    private static Reader reader(String file, byte[] bytes) {
        if (TerraformReader.recognises(file, bytes)) {
            return TerraformReader::read;
        }
        if (NomadReader.recognises(file, bytes)) {
            return NomadReader::read;
        }
        List<Node> documents = Documents.read(file, bytes, new Problems(), new Problems());
        return FORMATS.stream()
                .filter(format -> documents.stream().anyMatch(format.recognises()))
                .findFirst()
                .map(Format::reader)
                .orElse((name, text, parameters, problems) -> KubernetesManifests.read(name, text, problems));
    }
}
