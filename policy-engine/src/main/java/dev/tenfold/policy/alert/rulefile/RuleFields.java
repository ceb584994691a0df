package dev.tenfold.policy.alert.rulefile;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Template;
import dev.tenfold.policy.alert.PrometheusDuration;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The values of a group's or a rule's fields. In Prometheus' own files any single value is text, numbers as well; the
 * Kubernetes API wants text to be text.
 *
 * @param fields the fields
 * @param strict whether it is Prometheus' own format
 * @param errors takes what is wrong
 */
record RuleFields(Fields fields, boolean strict, Problems errors) {

    /** The text of a field; empty if it is absent. */
    String text(String key) {
        return scalar(key)
                .map(scalar -> {
                    refuseTemplate(scalar);
                    if (!strict && scalar.type() != Scalar.Type.TEXT && !key.equals("expr")) {
                        fields.problem(key, "must be text", "\"" + scalar.text() + "\"");
                    }
                    return scalar.text();
                })
                .orElse("");
    }

    /** The value of a field as it is written, if it is a single one. */
    Optional<Scalar> scalar(String key) {
        Optional<Node> node = fields.node(key);
        if (node.isPresent() && !(node.get() instanceof Scalar)) {
            fields.problem(key, "must be a single value", "");
        }
        return node.filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    /** The duration in a field; one that cannot be read is an error and counts as absent. */
    Optional<Duration> duration(String key) {
        String text = text(key);
        if (!fields.has(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PrometheusDuration.parse(text));
        } catch (IllegalArgumentException rule) {
            boolean seconds = text.matches("\\d{1,9}");
            fields.problem(key, rule.getMessage(), seconds ? "`" + text + "s`" : "");
            return Optional.empty();
        }
    }

    /** The labels in a field, by name; what is no name of a label is an error. */
    Map<String, String> labels(String key) {
        return texts(key, (name, text) -> {
            if (name.equals("__name__") || name.isEmpty()) {
                complain(key, name, "is no name that a label may have");
            }
        });
    }

    /** The texts in a field, by name, each shown to {@code check}; these may be templates of Prometheus' own. */
    Map<String, String> texts(String key, BiConsumer<String, String> check) {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<Node> node = fields.node(key);
        if (node.isPresent() && !(node.get() instanceof Mapping)) {
            fields.problem(key, "must be an object", "");
        }
        Map<String, Mapping.Entry> entries = node.filter(Mapping.class::isInstance)
                .map(found -> ((Mapping) found).entries())
                .orElse(Map.of());
        entries.forEach((name, entry) -> {
            if (!(entry.value() instanceof Scalar scalar)) {
                complain(key, name, "must be a single value");
                return;
            }
            if (!strict && scalar.type() != Scalar.Type.TEXT) {
                String hint = scalar.isNull() ? "" : "\"" + scalar.text() + "\"";
                errors.add(entry.place(), path(key, name), "must be text", scalar.shown(), hint);
            }
            String text = scalar.isNull() ? "" : scalar.text();
            check.accept(name, text);
            texts.put(name, text);
        });
        return Collections.unmodifiableMap(texts);
    }

    /** Says that one of the texts in a field is wrong. */
    void complain(String key, String name, String rule) {
        fields.node(key)
                .filter(Mapping.class::isInstance)
                .map(node -> ((Mapping) node).entries().get(name))
                .ifPresent(entry -> errors.add(
                        entry.place(), path(key, name), rule, entry.value().shown()));
    }

    private String path(String key, String name) {
        return fields.path() + "." + key + "." + name;
    }

    private void refuseTemplate(Scalar scalar) {
        if (scalar.text().contains("{{") || scalar.text().contains("{%")) {
            Template.in(scalar)
                    .ifPresent(template ->
                            errors.refuse(template.problem(scalar.place().file())));
        }
    }
}
