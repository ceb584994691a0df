package dev.tenfold.policy.file;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.PolicyDocument;
import java.util.Map;

/** The formats that policies are written in; which of them a file has shows in its name and its content. */
public final class PolicyFormats {
    private PolicyFormats() {}

    /**
     * Reads a file of policies.
     *
     * @param file its name, for complaints and for what its ending tells
     * @param bytes its content
     * @param parameters values for what a template leaves open, by name
     * @param problems takes what keeps the file from being read
     * @return what it holds; nothing if it cannot be read
     */
    public static PolicyDocument read(String file, byte[] bytes, Map<String, String> parameters, Problems problems) {
        return KubernetesManifests.read(file, bytes, problems);
    }
}
