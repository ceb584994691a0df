package dev.tenfold.policy.keda.trigger;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trigger read from YAML, as the first of its object.
 *
 * @param reading what was understood
 * @param complaints the problems, as they are printed
 */
record Written(TriggerReading reading, List<String> complaints) {

    /** Nothing is known but the text. */
    static Written alone(String yaml) {
        return read(yaml, Optional.empty(), Optional.empty());
    }

    /** The environment of the container is known, and that there are no secrets. */
    static Written within(Map<String, String> env, String yaml) {
        return read(yaml, Optional.of(Map.of()), Optional.of(env));
    }

    private static Written read(String yaml, Optional<Map<String, String>> auth, Optional<Map<String, String>> env) {
        Problems problems = new Problems();
        Mapping trigger = (Mapping) Documents.read("so.yaml", yaml, problems).get(0);
        TriggerReading reading = Triggers.read(new TriggerText(0, Fields.of(trigger, problems), auth, env));
        return new Written(reading, problems.lines());
    }

    /** A trigger of a type, its metadata written in one line. */
    static Trigger trigger(String type, String metadata) {
        Written written = alone("type: " + type + "\nmetadata: {" + metadata + "}\n");
        return written.reading()
                .trigger()
                .orElseThrow(() -> new AssertionError(String.join("\n", written.complaints())));
    }

    List<String> warnings() {
        return reading.warnings().stream().map(Object::toString).toList();
    }
}
