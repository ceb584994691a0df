package dev.tenfold.policy.manifest;

import dev.tenfold.document.Defaulted;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What holds where an autoscaler says nothing. */
final class HpaDefaults {
    private static final String CONTROLLER_WINDOW = "300, the flag of the controller";

    private final List<Defaulted> defaulted = new ArrayList<>();

    private HpaDefaults() {}

    static List<Defaulted> of(HpaSpec spec) {
        HpaDefaults defaults = new HpaDefaults();
        if (spec.minReplicas().isEmpty()) {
            defaults.add("spec.minReplicas", "1");
        }
        if (spec.metrics().isEmpty()) {
            defaults.add("spec.metrics", "cpu at " + HpaSpec.DEFAULT_CPU_UTILIZATION + " % of request");
        }
        if (spec.behavior().isPresent()) {
            defaults.behavior(spec.behavior().get());
        } else {
            defaults.add("spec.behavior.scaleUp", "at once, to twice the replicas or 4, whichever is more");
            defaults.add("spec.behavior.scaleDown.stabilizationWindowSeconds", CONTROLLER_WINDOW);
        }
        return List.copyOf(defaults.defaulted);
    }

    private void behavior(Behavior written) {
        Behavior whole = written.defaulted();
        rules(
                "spec.behavior.scaleUp",
                written.scaleUp().orElse(ScalingRules.NONE),
                whole.scaleUp().orElseThrow());
        rules(
                "spec.behavior.scaleDown",
                written.scaleDown().orElse(ScalingRules.NONE),
                whole.scaleDown().orElseThrow());
    }

    private void rules(String path, ScalingRules written, ScalingRules whole) {
        if (written.stabilizationWindowSeconds().isEmpty()) {
            boolean known = whole.stabilizationWindowSeconds().isPresent();
            String window =
                    known ? String.valueOf(whole.stabilizationWindowSeconds().getAsInt()) : CONTROLLER_WINDOW;
            add(path + ".stabilizationWindowSeconds", window);
        }
        if (written.selectPolicy().isEmpty()) {
            add(path + ".selectPolicy", whole.selectPolicy().orElseThrow());
        }
        if (written.policies().isEmpty()) {
            add(
                    path + ".policies",
                    whole.policies().orElseThrow().stream()
                            .map(HpaDefaults::policy)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String policy(ScalingPolicy policy) {
        String unit = policy.type().equals("Percent") ? " %" : " pods";
        return policy.value() + unit + " in " + policy.periodSeconds() + " s";
    }

    private void add(String path, String value) {
        defaulted.add(new Defaulted(path, value));
    }
}
