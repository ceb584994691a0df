package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.util.ArrayList;
import java.util.List;
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
