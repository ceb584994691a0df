package dev.tenfold.policy.emit;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names as the formats for AWS take them. */
public final class AwsNames {
    private AwsNames() {}

    /** Letters and digits, as CloudFormation wants a logical id: {@code CpuTarget} of {@code cpu-target}. */
    public static String joined(String name) {
        String joined = Arrays.stream(name.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return joined.isEmpty() ? "Unnamed" : joined;
    }

    /** Small letters, digits and underscores, as Terraform's authors name resources: {@code cpu_target}. */
    public static String underscored(String name) {
        String underscored = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return underscored.matches("[a-z].*") ? underscored : "of_" + underscored;
    }
}
