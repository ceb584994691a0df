package dev.tenfold.policy.manifest;

import dev.tenfold.document.Fields;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.quantity.Amount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads one entry of {@code spec.metrics}, in the spelling of any API version. A spelling of another version than the
 * manifest's is understood and named as an error, since the API server does not understand it.
 */
final class MetricReader {
    private static final Map<String, String> SECTION_OF_TYPE = Map.of(
            "Resource", "resource",
            "ContainerResource", "containerResource",
            "Pods", "pods",
            "Object", "object",
            "External", "external");
    private static final List<String> TYPES = List.of("Resource", "ContainerResource", "Pods", "Object", "External");

    private final ApiVersion version;
    private final Fields entry;

    MetricReader(ApiVersion version, Fields entry) {
        this.version = version;
        this.entry = entry;
    }

    MetricSpec read() {
        String type = entry.text("type").orElse("");
        List<String> sections = TYPES.stream()
                .filter(known -> entry.has(SECTION_OF_TYPE.get(known)))
                .toList();
        if (!TYPES.contains(type)) {
            String guess = sections.size() == 1 ? "`type: " + sections.get(0) + "`" : "";
            String rule = type.isEmpty() ? "is missing: it must be one of " : "must be one of ";
            entry.problem("type", rule + String.join(", ", TYPES), guess);
            sections.forEach(known -> entry.object(SECTION_OF_TYPE.get(known)).ifPresent(Fields::skip));
            return new MetricSpec.Unknown(type);
        }
        String key = SECTION_OF_TYPE.get(type);
        Optional<Fields> section = entry.object(key);
        entry.missing(key, "a metric of type " + type + " is described there");
        for (String other : sections) {
            if (!other.equals(type)) {
                entry.problem(SECTION_OF_TYPE.get(other), "must not stand in a metric of type " + type, "");
            }
        }
        return section.map(fields -> metric(type, fields)).orElse(new MetricSpec.Unknown(type));
    }

    private MetricSpec metric(String type, Fields section) {
        return switch (type) {
            case "Resource" -> new MetricSpec.Resource(required(section, "name"), target(section, false));
            case "ContainerResource" ->
                new MetricSpec.ContainerResource(
                        required(section, "name"), required(section, "container"), target(section, false));
            case "Pods" -> new MetricSpec.Pods(name(section), selector(section, "selector"), target(section, false));
            case "Object" -> object(section);
            default ->
                new MetricSpec.External(name(section), selector(section, "metricSelector"), target(section, false));
        };
    }

    private MetricSpec object(Fields section) {
        boolean flat = section.object("target")
                .map(target -> target.has("kind") && !target.has("type"))
                .orElse(false);
        Optional<Fields> described = section.object(flat ? "target" : "describedObject");
        section.missing(flat ? "target" : "describedObject", "it must name the object that is measured");
        if (described.isPresent() && flat == version.nestsTargets()) {
            otherVersion(section, flat ? "target" : "describedObject");
        }
        ScaleTarget reference = described
                .map(fields ->
                        new ScaleTarget(fields.text("apiVersion"), required(fields, "kind"), required(fields, "name")))
                .orElse(new ScaleTarget(Optional.empty(), "", ""));
        return new MetricSpec.ObjectMetric(
                name(section), selector(section, "selector"), reference, target(section, flat));
    }

    private String name(Fields section) {
        Optional<Fields> metric = section.object("metric");
        Optional<String> flat = section.text("metricName");
        if (metric.isPresent() && !version.nestsTargets()) {
            otherVersion(section, "metric");
        }
        if (flat.isPresent() && version.nestsTargets()) {
            otherVersion(section, "metricName");
        }
        if (metric.isEmpty() && flat.isEmpty()) {
            section.missing(version.nestsTargets() ? "metric" : "metricName", "it must name the metric");
            return "";
        }
        return metric.map(fields -> required(fields, "name")).or(() -> flat).orElse("");
    }

    private Optional<LabelSelector> selector(Fields section, String flatKey) {
        Optional<Fields> nested = section.object("metric").flatMap(metric -> metric.object("selector"));
        return nested.or(() -> section.object(flatKey)).map(SelectorReader::read);
    }

    private MetricTarget target(Fields section, boolean targetIsReference) {
        Optional<Fields> nested = targetIsReference ? Optional.empty() : section.object("target");
        OptionalInt utilization = section.int32("targetAverageUtilization");
        OptionalLong average = milli(section, "targetAverageValue");
        average = average.isPresent() ? average : milli(section, "averageValue");
        OptionalLong value = milli(section, "targetValue");
        for (String flat : List.of("targetAverageUtilization", "targetAverageValue", "averageValue", "targetValue")) {
            if (section.has(flat) && version.nestsTargets()) {
                otherVersion(section, flat);
            }
        }
        if (nested.isPresent()) {
            if (!version.nestsTargets()) {
                otherVersion(section, "target");
            }
            Fields target = nested.get();
            return new MetricTarget(
                    target.text("type"),
                    target.int32("averageUtilization"),
                    milli(target, "averageValue"),
                    milli(target, "value"));
        }
        String type = utilization.isPresent() ? "Utilization" : average.isPresent() ? "AverageValue" : "Value";
        boolean aims = utilization.isPresent() || average.isPresent() || value.isPresent();
        return new MetricTarget(aims ? Optional.of(type) : Optional.empty(), utilization, average, value);
    }

    private void otherVersion(Fields section, String key) {
        String wanted = version.nestsTargets()
                ? "is spelled as in autoscaling/v2beta1, not as in " + version.written()
                : "is spelled as in autoscaling/v2, not as in " + version.written();
        section.problem(key, wanted + ": the API server does not read it", "");
    }

    /** A quantity in thousandths; one that cannot be read is a problem. */
    static OptionalLong milli(Fields fields, String key) {
        Optional<String> text = fields.numberOrText(key);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<Amount> amount = Amount.parse(text.get());
        if (amount.isEmpty()) {
            fields.problem(
                    key,
                    "must be a quantity such as 500m, 2 or 512Mi",
                    Amount.guess(text.get()).orElse(""));
            return OptionalLong.empty();
        }
        OptionalLong milli = amount.get().milli();
        if (milli.isEmpty()) {
            fields.problem(key, "must be less than 9223372036854775", "");
        }
        return milli;
    }

    /** A text that must be there and not empty; otherwise a problem, and empty. */
    static String required(Fields fields, String key) {
        Optional<String> text = fields.text(key).filter(written -> !written.isEmpty());
        if (text.isEmpty()) {
            fields.problem(key, fields.has(key) ? "must not be empty" : "is missing", "");
        }
        return text.orElse("");
    }
}
