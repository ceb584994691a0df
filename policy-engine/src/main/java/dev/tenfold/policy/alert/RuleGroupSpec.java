package dev.tenfold.policy.alert;

import dev.tenfold.policy.PolicySpec;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A group of rules, which are evaluated one after the other, all for the same time.
 *
 * @param name its name
 * @param interval how often it is evaluated; the server's {@code evaluation_interval} if empty
 * @param limit how many alerts or series one of its rules may yield; 0 for any number
 * @param queryOffset how far back from the time of evaluation its rules look; the server's if empty
 * @param labels what is added to the labels of every rule; a rule's own label goes before
 * @param rules its rules, in order
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/">the format</a>
 */
public record RuleGroupSpec(
        String name,
        Optional<Duration> interval,
        int limit,
        Optional<Duration> queryOffset,
        Map<String, String> labels,
        List<RuleSpec> rules)
        implements PolicySpec {
    public RuleGroupSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(queryOffset, "queryOffset");
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        rules = List.copyOf(rules);
    }

    /** Its alerts by name; the same name may stand for several rules. */
    @Override
    public List<String> parts() {
        return alerts().stream().map(AlertSpec::name).distinct().toList();
    }

    /** Its alerting rules, in order. */
    public List<AlertSpec> alerts() {
        return rules.stream()
                .filter(AlertSpec.class::isInstance)
                .map(AlertSpec.class::cast)
                .toList();
    }
}
