package dev.tenfold.policy.manifest;

import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What looks wrong with how fast an autoscaler may move. */
final class BehaviorWarnings {
    private static final int SYNC_SECONDS = 15;
    private static final int DEFAULT_DOWN_WINDOW_SECONDS = 300;

    /** A scale-up held back for longer than this comes too late for most traffic. */
    private static final int LONG_UP_WINDOW_SECONDS = 120;

    private final HpaSpec spec;
    private final Optional<Duration> startUp;
    private final BiConsumer<String, String> warn;

    BehaviorWarnings(HpaManifest manifest, Optional<Duration> startUp, BiConsumer<String, String> warn) {
        this.spec = manifest.spec();
        this.startUp = startUp;
        this.warn = warn;
    }

    void all() {
        Optional<ScalingRules> up = spec.behavior().flatMap(Behavior::scaleUp);
        Optional<ScalingRules> down = spec.behavior().flatMap(Behavior::scaleDown);
        up.ifPresent(rules -> rules("spec.behavior.scaleUp", rules));
        down.ifPresent(rules -> rules("spec.behavior.scaleDown", rules));
        up.ifPresent(this::up);
        down.ifPresent(this::down);
        int window = down.map(ScalingRules::stabilizationWindowSeconds)
                .filter(seconds -> seconds.isPresent())
                .map(seconds -> seconds.getAsInt())
                .orElse(DEFAULT_DOWN_WINDOW_SECONDS);
        startUp.filter(time -> time.compareTo(Duration.ofSeconds(window)) > 0)
                .ifPresent(time -> warn.accept(
                        "spec.behavior.scaleDown.stabilizationWindowSeconds",
                        "the scale-down window, " + window + " s, is shorter than a replica's start-up, "
                                + time.toSeconds() + " s: replicas may be taken away before they served"));
    }

    private void up(ScalingRules rules) {
        String path = "spec.behavior.scaleUp";
        if (rules.selectPolicy().filter("Disabled"::equals).isPresent()) {
            warn.accept(path + ".selectPolicy", "scaling up is disabled: load can grow, replicas cannot");
        }
        rules.stabilizationWindowSeconds().ifPresent(seconds -> {
            if (seconds > LONG_UP_WINDOW_SECONDS) {
                warn.accept(
                        path + ".stabilizationWindowSeconds",
                        "every scale-up waits until the need has lasted for " + seconds + " s");
            }
        });
    }

    private void down(ScalingRules rules) {
        String path = "spec.behavior.scaleDown";
        if (rules.selectPolicy().filter("Disabled"::equals).isPresent()) {
            warn.accept(
                    path + ".selectPolicy", "scaling down is disabled: replicas that came for a peak stay and cost");
        } else if (rules.stabilizationWindowSeconds().orElse(DEFAULT_DOWN_WINDOW_SECONDS) < SYNC_SECONDS) {
            warn.accept(
                    path + ".stabilizationWindowSeconds",
                    "one low reading is enough to scale down, so replicas may come and go with every fluctuation");
        }
    }

    private void rules(String path, ScalingRules rules) {
        if (rules.toleranceMilli().isPresent()) {
            warn.accept(
                    path + ".tolerance",
                    "tolerance needs Kubernetes 1.33 with the feature gate HPAConfigurableTolerance:"
                            + " elsewhere it has no effect");
        }
        List<ScalingPolicy> policies = rules.policies().orElse(List.of());
        boolean disabled = rules.selectPolicy().filter("Disabled"::equals).isPresent();
        if (disabled && !policies.isEmpty()) {
            warn.accept(path + ".policies", "policies have no effect while selectPolicy is Disabled");
        }
        for (int i = 0; i < policies.size(); i++) {
            policy(path + ".policies[" + i + "]", policies.get(i));
        }
    }

    private void policy(String path, ScalingPolicy policy) {
        if (policy.periodSeconds() > 0 && policy.periodSeconds() < SYNC_SECONDS) {
            warn.accept(
                    path + ".periodSeconds",
                    "a period of " + policy.periodSeconds()
                            + " s acts as one of 15 s, since the autoscaler decides every 15 s");
        }
        boolean percent = policy.type().equals("Percent") && policy.value() > 0;
        if (percent && (long) policy.value() * spec.maxReplicas() < 100) {
            warn.accept(
                    path + ".value",
                    policy.value() + " % of at most " + spec.maxReplicas()
                            + " replicas is less than one: it acts as 1 pod in " + policy.periodSeconds() + " s");
        }
    }
}
