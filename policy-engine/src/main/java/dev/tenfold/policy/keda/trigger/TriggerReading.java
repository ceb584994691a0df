package dev.tenfold.policy.keda.trigger;

import dev.tenfold.document.Warning;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A trigger read from its text.
 *
 * @param trigger what it says; empty if KEDA would refuse it
 * @param warnings what works and is probably not meant
 */
public record TriggerReading(Optional<Trigger> trigger, List<Warning> warnings) {
    public TriggerReading {
        Objects.requireNonNull(trigger, "trigger");
        warnings = List.copyOf(warnings);
    }
}
