package dev.tenfold.policy.alert;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.policy.alert.template.AlertText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels and annotations of a rule's alerts: templates, filled in for each element of its expression. */
final class AlertTexts {
    private static final String ALERT_NAME = "alertname";

    private final String alert;
    private final Map<String, String> templates;
    private final Map<String, AlertText> labels;
    private final Map<String, AlertText> annotations;
    private final Labels externalLabels;
    private final boolean constantLabels;
    private final Map<Labels, Labels> known = new HashMap<>();

    AlertTexts(AlertSpec spec, Map<String, String> labels, Labels externalLabels) {
        this.alert = spec.name();
        this.templates = labels;
        this.labels = parse(labels);
        this.annotations = parse(spec.annotations());
        this.externalLabels = externalLabels;
        this.constantLabels = this.labels.values().stream().allMatch(AlertText::isConstant);
    }

    private static Map<String, AlertText> parse(Map<String, String> texts) {
        Map<String, AlertText> parsed = new LinkedHashMap<>();
        texts.forEach((name, text) -> parsed.put(name, AlertText.parse(text)));
        return parsed;
    }

    /** Whose alert an element is. */
    Labels labels(Sample element) {
        if (!constantLabels) {
            return fill(element);
        }
        Labels found = known.get(element.labels());
        if (found == null) {
            found = fill(element);
            known.put(element.labels(), found);
        }
        return found;
    }

    private Labels fill(Sample element) {
        Labels filled = element.labels().withoutName();
        for (Map.Entry<String, AlertText> label : labels.entrySet()) {
            filled = filled.with(label.getKey(), label.getValue().fill(element, externalLabels));
        }
        return filled.with(ALERT_NAME, alert);
    }

    /**
     * The labels of the series that tell of an alert. Prometheus begins with the templates as they are written, so one
     * that is filled in with nothing stays there.
     */
    Labels written(Labels alertLabels) {
        Labels written = alertLabels;
        for (Map.Entry<String, String> label : templates.entrySet()) {
            if (alertLabels.get(label.getKey()).isEmpty()) {
                written = written.with(label.getKey(), label.getValue());
            }
        }
        return written;
    }

    /** What a person is told of an element. */
    Map<String, String> annotations(Sample element) {
        Map<String, String> filled = new LinkedHashMap<>();
        annotations.forEach((name, text) -> filled.put(name, text.fill(element, externalLabels)));
        return filled;
    }
}
