package dev.tenfold.policy.rules;

import dev.tenfold.policy.PolicySpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.kie.api.KieBase;

/**
 * A file of own rules, compiled.
 *
 * @param file its name
 * @param rules its rules, in the order written
 * @param compiled what the rule engine runs
 * @param interval how often they are asked
 */
public record OwnRules(String file, List<RuleSummary> rules, KieBase compiled, Duration interval)
        implements PolicySpec {
    /** How often rules are asked unless told otherwise: as often as an HPA. */
    public static final Duration INTERVAL = Duration.ofSeconds(15);

    public OwnRules {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(compiled, "compiled");
        rules = List.copyOf(rules);
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval must be > 0s, was " + interval);
        }
    }

    /** The name of the policy: that of its file, without folders and ending. */
    public String name() {
        return file.substring(file.replace('\\', '/').lastIndexOf('/') + 1).replaceFirst("\\.drl$", "");
    }

    @Override
    public boolean isForAll() {
        return true;
    }

    /** Whether a rule wants numbers of replicas of a service; one that only forbids, bounds or tells does not. */
    @Override
    public boolean mayScale(String service) {
        return rules.stream()
                .filter(rule -> rule.acts().contains("to") || rule.acts().contains("by"))
                .anyMatch(rule -> rule.services().isEmpty() || rule.services().contains(service));
    }

    /** The same rules, asked at another interval. */
    public OwnRules every(Duration otherInterval) {
        return new OwnRules(file, rules, compiled, otherInterval);
    }
}
