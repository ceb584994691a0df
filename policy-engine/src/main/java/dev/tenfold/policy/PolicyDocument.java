package dev.tenfold.policy;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a file of policies holds.
 *
 * @param file its name
 * @param format what it is, such as {@code CloudFormation template}
 * @param policies its policies, in order
 * @param others what else it holds, a few words each, such as {@code Service web}
 * @param warnings what looks wrong with the file rather than with one policy
 */
public record PolicyDocument(
        String file, String format, List<Declaration> policies, List<String> others, List<Warning> warnings) {
    public PolicyDocument {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(format, "format");
        policies = List.copyOf(policies);
        others = List.copyOf(others);
        warnings = List.copyOf(warnings);
    }

    /** What the platforms would refuse. */
    public List<Problem> errors() {
        return policies.stream().flatMap(policy -> policy.errors().stream()).toList();
    }

    /** What to print: what was understood, what is defaulted, what the platform would refuse, what looks wrong. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        policies.forEach(policy -> describe(policy, lines));
        warnings.forEach(warning -> lines.add(warning.place() + ": warning: " + warning.sentence()));
        if (policies.isEmpty()) {
            lines.add(file + ": " + format + " without a scaling policy");
        }
        if (!others.isEmpty()) {
            lines.add(file + ": holds besides: " + String.join(", ", new LinkedHashSet<>(others)));
        }
        return lines;
    }

    private static void describe(Declaration policy, List<String> lines) {
        lines.add(policy.place() + ": " + policy.understood());
        for (Defaulted defaulted : policy.defaulted()) {
            lines.add("  left out: " + defaulted.path() + ", so " + defaulted.value());
        }
        for (Problem error : policy.errors()) {
            List<String> complaint = new ArrayList<>(error.lines());
            String first =
                    complaint.remove(0).substring(error.place().toString().length() + 2);
            lines.add(error.place() + ": error: " + first);
            lines.addAll(complaint);
        }
        for (Warning warning : policy.warnings(Optional.empty())) {
            lines.add(warning.place() + ": warning: " + warning.sentence());
        }
    }
}
