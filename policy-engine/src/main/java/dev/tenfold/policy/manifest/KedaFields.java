package dev.tenfold.policy.manifest;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Template;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.keda.ScalingAnnotations;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.keda.trigger.TriggerReading;
import dev.tenfold.policy.keda.trigger.TriggerText;
import dev.tenfold.policy.keda.trigger.Triggers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what ScaledObjects and ScaledJobs have in common: annotations and triggers. */
final class KedaFields {
    private KedaFields() {}

    /**
     * Triggers as written.
     *
     * @param specs in the order written
     * @param warnings about them
     */
    record Read(List<TriggerSpec> specs, List<Warning> warnings) {}

    static ScalingAnnotations annotations(Optional<Fields> metadata) {
        Map<String, String> annotations = metadata.flatMap(fields -> fields.node("annotations"))
                .filter(Mapping.class::isInstance)
                .map(node -> texts((Mapping) node))
                .orElse(Map.of());
        return new ScalingAnnotations(annotations);
    }

    static Read triggers(Fields spec) {
        List<TriggerSpec> specs = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        if (!spec.has("triggers")) {
            spec.missing("triggers", "it must say what is measured");
        }
        List<Fields> triggers = spec.objects("triggers");
        for (int i = 0; i < triggers.size(); i++) {
            Fields trigger = triggers.get(i);
            TriggerReading reading = Triggers.read(TriggerText.of(i, trigger));
            Map<String, String> metadata = trigger.node("metadata")
                    .filter(Mapping.class::isInstance)
                    .map(node -> texts((Mapping) node))
                    .orElse(Map.of());
            trigger.object("authenticationRef").ifPresent(Fields::skip);
            specs.add(new TriggerSpec(
                    trigger.text("type").orElse(""),
                    trigger.text("name"),
                    trigger.text("metricType"),
                    metadata,
                    flag(trigger, "useCachedMetrics"),
                    reading.trigger()));
            warnings.addAll(placeholders(trigger));
            warnings.addAll(reading.warnings());
        }
        return new Read(specs, warnings);
    }

    /** A truth value; false if it is left out. */
    static boolean flag(Fields fields, String key) {
        Optional<Boolean> truth =
                fields.node(key).filter(Scalar.class::isInstance).flatMap(node -> ((Scalar) node).truth());
        if (fields.has(key) && truth.isEmpty()) {
            fields.problem(key, "must be true or false", "");
        }
        return truth.orElse(false);
    }

    private static List<Warning> placeholders(Fields trigger) {
        List<Warning> warnings = new ArrayList<>();
        trigger.node("metadata")
                .filter(Mapping.class::isInstance)
                .ifPresent(node -> ((Mapping) node).entries().forEach((key, entry) -> {
                    if (entry.value() instanceof Scalar scalar) {
                        Template.in(scalar)
                                .ifPresent(template -> warnings.add(new Warning(
                                        entry.place(),
                                        trigger.path() + ".metadata." + key + " holds " + template.action()
                                                + ", which KEDA takes as it stands: fill it in first")));
                    }
                }));
        return warnings;
    }

    private static Map<String, String> texts(Mapping mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            Node value = entry.value();
            if (value instanceof Scalar scalar && !scalar.isNull()) {
                texts.put(key, scalar.text());
            }
        });
        return texts;
    }
}
