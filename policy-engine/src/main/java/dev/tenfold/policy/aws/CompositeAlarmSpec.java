package dev.tenfold.policy.aws;

import dev.tenfold.policy.PolicySpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One composite alarm as its author wrote it.
 *
 * @param name {@code AlarmName}
 * @param rule {@code AlarmRule}
 * @param actions what it does; scaling policies cannot be among it
 * @param suppression {@code ActionsSuppressor} and its two periods, if written
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html">
 *     PutCompositeAlarm</a>
 */
public record CompositeAlarmSpec(
        String name, CompositeRule rule, AlarmActions actions, Optional<Suppression> suppression)
        implements PolicySpec {

    /**
     * Which alarm keeps the composite alarm from acting.
     *
     * @param alarm its name
     * @param periods how long it does
     */
    public record Suppression(String alarm, ActionSuppressor periods) {
        public Suppression {
            Objects.requireNonNull(alarm, "alarm");
            Objects.requireNonNull(periods, "periods");
        }
    }

    public CompositeAlarmSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(actions, "actions");
        Objects.requireNonNull(suppression, "suppression");
    }

    /** It scales nothing, but may fire. */
    @Override
    public List<String> parts() {
        return List.of(name);
    }
}
