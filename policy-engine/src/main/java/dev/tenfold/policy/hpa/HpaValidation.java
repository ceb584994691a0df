package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the API server would refuse about a policy, in its own order and words.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/autoscaling/validation/validation.go">
 *     pkg/apis/autoscaling/validation</a>
 */
public final class HpaValidation {
    private static final int LONGEST_WINDOW_SECONDS = 3600;
    private static final int LONGEST_PERIOD_SECONDS = 1800;

    private final List<FieldError> errors = new ArrayList<>();

    private HpaValidation() {}

    /**
     * One complaint.
     *
     * @param field path of the field, such as {@code spec.behavior.scaleUp.policies[0].value}
     * @param type {@code Invalid value}, {@code Unsupported value}, {@code Required value} or {@code Forbidden}
     * @param message what the field must be
     */
    public record FieldError(String field, String type, String message) {}

    /**
     * Every complaint about a behavior as it stands. The API server validates after defaulting, so pass
     * {@link Behavior#defaulted()} to learn what it says of a manifest.
     */
    public static List<FieldError> ofBehavior(Behavior behavior) {
        HpaValidation validation = new HpaValidation();
        validation.behavior(behavior);
        return List.copyOf(validation.errors);
    }

    /**
     * Every complaint about a policy, its behavior defaulted first.
     *
     * @param zeroAllowed whether {@code minReplicas: 0} is allowed, which takes the feature gate HPAScaleToZero
     */
    public static List<FieldError> of(HpaSpec spec, boolean zeroAllowed) {
        HpaValidation validation = new HpaValidation();
        validation.bounds(spec, zeroAllowed);
        for (int i = 0; i < spec.metrics().size(); i++) {
            validation.metric(spec.metrics().get(i), "spec.metrics[" + i + "]");
        }
        if (spec.minimum() == 0 && spec.metricsInForce().stream().noneMatch(MetricSpec::measuresAtZero)) {
            validation.errors.add(new FieldError(
                    "spec.metrics",
                    "Forbidden",
                    "must specify at least one Object or External metric to support scaling to zero replicas"));
        }
        spec.behavior().map(Behavior::defaulted).ifPresent(validation::behavior);
        return List.copyOf(validation.errors);
    }

    private void bounds(HpaSpec spec, boolean zeroAllowed) {
        int least = zeroAllowed ? 0 : 1;
        if (spec.minimum() < least) {
            invalid("spec.minReplicas", "must be greater than or equal to " + least);
        }
        if (spec.maxReplicas() < 1) {
            invalid("spec.maxReplicas", "must be greater than 0");
        }
        if (spec.maxReplicas() < spec.minimum()) {
            invalid("spec.maxReplicas", "must be greater than or equal to `minReplicas`");
        }
    }

    private void metric(MetricSpec metric, String path) {
        if (metric.aim().isEmpty()) {
            unsupported(
                    path + ".type",
                    "supported values: \"ContainerResource\", \"External\", \"Object\", \"Pods\", \"Resource\"");
            return;
        }
        MetricTarget target = metric.aim().get();
        String field = path + "." + metric.type().substring(0, 1).toLowerCase(Locale.ROOT)
                + metric.type().substring(1) + ".target";
        if (target.averageUtilization().orElse(1) < 1) {
            invalid(field + ".averageUtilization", "must be greater than 0");
        }
        if (target.valueMilli().orElse(1) <= 0) {
            invalid(field + ".value", "must be positive");
        }
        if (target.averageValueMilli().orElse(1) <= 0) {
            invalid(field + ".averageValue", "must be positive");
        }
        boolean whole = target.valueMilli().isPresent();
        boolean average = target.averageValueMilli().isPresent();
        boolean percent = target.averageUtilization().isPresent();
        switch (metric.type()) {
            case "Resource", "ContainerResource" ->
                exactlyOne(percent, average, field + ".averageUtilization", field + ".averageValue");
            case "External" -> exactlyOne(whole, average, field + ".value", field + ".value");
            case "Object" ->
                require(whole || average, field + ".averageValue", "must set either a target value or averageValue");
            default -> require(average, field + ".averageValue", "must specify a positive target averageValue");
        }
    }

    private void exactlyOne(boolean one, boolean other, String missing, String surplus) {
        require(one || other, missing, "must set one of the two targets");
        if (one && other) {
            errors.add(new FieldError(surplus, "Forbidden", "may not set both targets"));
        }
    }

    private void require(boolean present, String field, String message) {
        if (!present) {
            errors.add(new FieldError(field, "Required value", message));
        }
    }

    private void behavior(Behavior behavior) {
        behavior.scaleUp().ifPresent(rules -> rules(rules, "spec.behavior.scaleUp"));
        behavior.scaleDown().ifPresent(rules -> rules(rules, "spec.behavior.scaleDown"));
    }

    private void rules(ScalingRules rules, String path) {
        rules.stabilizationWindowSeconds().ifPresent(seconds -> {
            String field = path + ".stabilizationWindowSeconds";
            if (seconds < 0) {
                invalid(field, "must be greater than or equal to zero");
            }
            if (seconds > LONGEST_WINDOW_SECONDS) {
                invalid(field, "must be less than or equal to " + LONGEST_WINDOW_SECONDS);
            }
        });
        Optional<String> select = rules.selectPolicy();
        if (select.isPresent() && !List.of("Disabled", "Max", "Min").contains(select.get())) {
            unsupported(path + ".selectPolicy", "supported values: \"Disabled\", \"Max\", \"Min\"");
        }
        List<ScalingPolicy> policies = rules.policies().orElse(List.of());
        if (policies.isEmpty()) {
            errors.add(new FieldError(path + ".policies", "Required value", "must specify at least one Policy"));
        }
        for (int i = 0; i < policies.size(); i++) {
            policy(policies.get(i), path + ".policies[" + i + "]");
        }
        if (rules.toleranceMilli().orElse(0) < 0) {
            invalid(path + ".tolerance", "must be greater than or equal to 0");
        }
    }

    private void policy(ScalingPolicy policy, String path) {
        if (!policy.type().equals("Pods") && !policy.type().equals("Percent")) {
            unsupported(path + ".type", "supported values: \"Percent\", \"Pods\"");
        }
        if (policy.value() <= 0) {
            invalid(path + ".value", "must be greater than zero");
        }
        if (policy.periodSeconds() <= 0) {
            invalid(path + ".periodSeconds", "must be greater than zero");
        }
        if (policy.periodSeconds() > LONGEST_PERIOD_SECONDS) {
            invalid(path + ".periodSeconds", "must be less than or equal to " + LONGEST_PERIOD_SECONDS);
        }
    }

    private void invalid(String field, String message) {
        errors.add(new FieldError(field, "Invalid value", message));
    }

    private void unsupported(String field, String message) {
        errors.add(new FieldError(field, "Unsupported value", message));
    }
}
