package dev.tenfold.policy.manifest;

import dev.tenfold.document.Problem;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.HpaValidation;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import java.util.ArrayList;
import java.util.List;
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
            metric(spec.metrics().get(i), "spec.metrics[" + i + "]");
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
        if (missing) {
            return;
        }
        if (spec.maxReplicas() < 1) {
            add("spec.maxReplicas", "must be >= 1", String.valueOf(spec.maxReplicas()));
        } else if (spec.maxReplicas() < spec.minimum()) {
            String rule = "must be >= minReplicas, which is " + spec.minimum();
            add("spec.maxReplicas", rule, String.valueOf(spec.maxReplicas()));
        }
    }

    private void metric(MetricSpec metric, String path) {
        if (metric.aim().isEmpty()) {
            return;
        }
        MetricTarget target = metric.aim().get();
        String at = path + "." + SECTION_OF_TYPE.get(metric.type()) + ".target";
        boolean none = target.averageUtilization().isEmpty()
                && target.averageValueMilli().isEmpty()
                && target.valueMilli().isEmpty();
        if (target.type().isEmpty() && !none) {
            add(at + ".type", "is missing: it must be Utilization, AverageValue or Value", "");
        }
        target.type()
                .filter(type -> !List.of("Utilization", "AverageValue", "Value").contains(type))
                .ifPresent(type -> add(at + ".type", "must be Utilization, AverageValue or Value", type));
        target.averageUtilization().ifPresent(percent -> positive(at + ".averageUtilization", percent));
        target.averageValueMilli().ifPresent(milli -> positive(at + ".averageValue", milli));
        target.valueMilli().ifPresent(milli -> positive(at + ".value", milli));
        kindOfTarget(metric, target, at);
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

    private void positive(String path, long value) {
        if (value <= 0) {
            add(path, "must be > 0", path.endsWith("Utilization") ? String.valueOf(value) : Aim.amount("", value));
        }
    }

    private void add(String path, String rule, String was) {
        errors.add(new Problem(manifest.place(path), path, rule, was, ""));
    }
}
