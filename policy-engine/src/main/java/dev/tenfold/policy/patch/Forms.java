package dev.tenfold.policy.patch;

import java.util.Optional;

/** Which form a file has, by the format that its reader found. */
final class Forms {
    private Forms() {}

    /** The form of a format; empty if files of it cannot be changed here. */
    static Optional<Form> of(String format, Manuscript manuscript) {
        return switch (format) {
            case "Kubernetes manifests" -> Optional.of(new KubernetesForm());
            case "CloudFormation template" -> Optional.of(new TemplateForm(manuscript.file(), manuscript.parameters()));
            case "Terraform configuration" -> Optional.of(new TerraformForm(manuscript.parameters()));
            case "AWS command line" -> Optional.of(new CommandLineForm(manuscript.file()));
            default -> Optional.empty();
        };
    }
}
