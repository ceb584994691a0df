package dev.tenfold.policy.manifest;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problem;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.HpaValidation;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the API server refuses of an autoscaler that could be read.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/autoscaling/validation/validation.go">
 *     pkg/apis/autoscaling/validation</a>
 */
final class HpaErrors {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
    private static final Map<String, String> SECTION_OF_TYPE = Map.of(
            "Resource", "resource",
            "ContainerResource", "containerResource",
            "Pods", "pods",
            "Object", "object",
            "External", "external");

    private final HpaManifest manifest;
    private final List<Problem> errors = new ArrayList<>();

    HpaErrors(HpaManifest manifest) {
        this.manifest = manifest;
    }

    List<Problem> all() {
        HpaSpec spec = manifest.spec();
        if (!spec.name().isEmpty() && !NAME.matcher(spec.name()).matches()) {
            add("metadata.name", "must be of lower case letters, digits, - and .", spec.name());
        }
        replicas(spec);
        for (int i = 0; i < spec.metrics().size(); i++) {
            metric(spec.metrics().get(i), manifest.metricPath(i));
        }
        spec.behavior()
                .ifPresent(behavior -> HpaValidation.ofBehavior(behavior.defaulted())
                        .forEach(error -> add(error.field(), error.message(), "")));
        return errors;
    }

    private void replicas(HpaSpec spec) {
        boolean missing =
                manifest.misread().stream().anyMatch(problem -> problem.path().equals("spec.maxReplicas"));
        if (spec.minimum() < 0) {
            add("spec.minReplicas", "must be >= 1", String.valueOf(spec.minimum()));
        }
        if (spec.minimum() == 0 && spec.metricsInForce().stream().noneMatch(MetricSpec::measuresAtZero)) {
            add("spec.minReplicas", "must be >= 1 without an Object or External metric, which is seen at zero", "0");
        }
        if (spec.maxReplicas() < 1) {
            add("spec.maxReplicas", "must be >= 1", String.valueOf(spec.maxReplicas()));
        } else if (spec.maxReplicas() < spec.minimum()) {
            String rule = "must be >= minReplicas, which is " + spec.minimum();
            add("spec.maxReplicas", rule, String.valueOf(spec.maxReplicas()));
        }
    }

    /**
     * Where the fields of a target stand.
     *
     * @param section path of the metric's section, such as {@code spec.metrics[0].resource}
     * @param nested whether they stand in its {@code target}; otherwise each begins with that word
     */
    private record Spelling(String section, boolean nested) {
        String target() {
            return section + ".target";
        }

        String field(String name) {
            return nested
                    ? target() + "." + name
                    : target() + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    private void metric(MetricSpec metric, String path) {
        if (metric.aim().isEmpty()) {
            return;
        }
        MetricTarget target = metric.aim().get();
        if (!path.endsWith("]")) {
            target.averageUtilization().ifPresent(percent -> positive(path, percent, String.valueOf(percent)));
            return;
        }
        String section = path + "." + SECTION_OF_TYPE.get(metric.type());
        boolean nested = manifest.document()
                .find(section + ".target")
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .filter(fields -> fields.get("kind").isEmpty())
                .isPresent();
        Spelling spelling = new Spelling(section, nested);
        if (nested && target.type().isEmpty()) {
            add(spelling.field("type"), "is missing: it must be Utilization, AverageValue or Value", "");
        }
        target.type()
                .filter(type -> !List.of("Utilization", "AverageValue", "Value").contains(type))
                .ifPresent(type -> add(spelling.field("type"), "must be Utilization, AverageValue or Value", type));
        target.averageUtilization()
                .ifPresent(percent -> positive(spelling.field("averageUtilization"), percent, String.valueOf(percent)));
        target.averageValueMilli()
                .ifPresent(milli -> positive(spelling.field("averageValue"), milli, Aim.amount("", milli)));
        target.valueMilli().ifPresent(milli -> positive(spelling.field("value"), milli, Aim.amount("", milli)));
        kindOfTarget(metric, target, spelling.target());
    }

    private void kindOfTarget(MetricSpec metric, MetricTarget target, String at) {
        boolean average = target.averageValueMilli().isPresent();
        switch (metric.type()) {
            case "Resource", "ContainerResource" -> {
                if (!average && target.averageUtilization().isEmpty()) {
                    add(at, "must have averageUtilization or averageValue", "");
                } else if (average && target.averageUtilization().isPresent()) {
                    add(at, "must have one of averageUtilization and averageValue", "both");
                }
            }
            case "Pods" -> {
                if (!average) {
                    add(at, "must have averageValue", "");
                }
            }
            default -> {
                if (!average && target.valueMilli().isEmpty()) {
                    add(at, "must have value or averageValue", "");
                } else if (average
                        && target.valueMilli().isPresent()
                        && metric.type().equals("External")) {
                    add(at, "must have one of value and averageValue", "both");
                }
            }
        }
    }

    private void positive(String path, long value, String was) {
        if (value <= 0) {
            add(path, "must be > 0", was);
        }
    }

    /** Adds an error, unless the field could not even be read. */
    private void add(String path, String rule, String was) {
        if (manifest.misread().stream().anyMatch(problem -> problem.path().startsWith(path))) {
            return;
        }
        errors.add(new Problem(manifest.place(path), path, rule, was, ""));
    }
}
