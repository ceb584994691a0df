package dev.tenfold.policy.keda.trigger;

import dev.tenfold.document.Fields;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A trigger as it is written, with what is known of the values that stand elsewhere.
 *
 * @param index position among the triggers of its object; from 0
 * @param fields the trigger's own: type, name, metricType, metadata, authenticationRef
 * @param authParams what its TriggerAuthentication yields; empty if that is not known
 * @param env the environment of the target's container; empty if that is not known
 */
public record TriggerText(
        int index, Fields fields, Optional<Map<String, String>> authParams, Optional<Map<String, String>> env) {
    public TriggerText {
        if (index < 0) {
            throw new IllegalArgumentException("index must be >= 0, was " + index);
        }
        Objects.requireNonNull(fields, "fields");
        Objects.requireNonNull(authParams, "authParams");
        Objects.requireNonNull(env, "env");
    }

    /** A trigger of which nothing but its own text is known. */
    public static TriggerText of(int index, Fields fields) {
        return new TriggerText(index, fields, Optional.empty(), Optional.empty());
    }
}
