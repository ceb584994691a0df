package dev.tenfold.scenario;

import dev.tenfold.policy.hpa.HpaSettings;
import dev.tenfold.policy.hpa.Tolerance;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.Optional;

/**
 * The platform that runs the policies: flags of kube-controller-manager and of the metrics server.
 *
 * @param sync {@code --horizontal-pod-autoscaler-sync-period}
 * @param syncOffset when the first sync comes; by chance within one period if left out
 * @param tolerance {@code --horizontal-pod-autoscaler-tolerance}
 * @param cpuInitialization {@code --horizontal-pod-autoscaler-cpu-initialization-period}
 * @param readinessDelay {@code --horizontal-pod-autoscaler-initial-readiness-delay}
 * @param downscaleStabilization {@code --horizontal-pod-autoscaler-downscale-stabilization}
 * @param metricResolution {@code --metric-resolution} of the metrics server
 * @param metricOffset when it first scrapes; by chance within one resolution if left out
 * @see <a href="https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/">its
 *     flags</a>
 */
@Meaning("The platform that runs the policies: flags of kube-controller-manager and of the metrics server.")
public record ControllerSpec(
        @Meaning("How often an autoscaler decides.") @Default("15s")
        Duration sync,

        @Meaning("When it first decides; by chance within one period if left out.")
        Optional<Duration> syncOffset,

        @Meaning("How far off the target nothing is done.") @Default("0.1")
        double tolerance,

        @Meaning("How long CPU of a young pod is doubted.") @Default("5m")
        Duration cpuInitialization,

        @Meaning("How long a young pod may not have been ready yet.") @Default("30s")
        Duration readinessDelay,

        @Meaning("Scale-down window where the policy gives none.") @Default("5m")
        Duration downscaleStabilization,

        @Meaning("How often the metrics server scrapes.") @Default("15s")
        Duration metricResolution,

        @Meaning("When it first scrapes; by chance within one resolution if left out.")
        Optional<Duration> metricOffset) {
    public ControllerSpec {
        Spelled.requirePositive("sync", sync);
        Spelled.requirePositive("metricResolution", metricResolution);
        if (!(tolerance >= 0) || tolerance > 1) {
            throw new IllegalArgumentException("tolerance must be 0..1");
        }
        Spelled.requireNotNegative("cpuInitialization", cpuInitialization);
        Spelled.requireNotNegative("readinessDelay", readinessDelay);
        Spelled.requireNotNegative("downscaleStabilization", downscaleStabilization);
    }

    /** The same as the controller takes it. */
    public HpaSettings settings() {
        HpaSettings defaults = HpaSettings.DEFAULTS;
        return new HpaSettings(
                sync,
                Tolerance.of(tolerance),
                cpuInitialization,
                readinessDelay,
                downscaleStabilization,
                defaults.scaleUpLimitFactor(),
                defaults.scaleUpLimitMinimum(),
                defaults.configurableTolerance(),
                defaults.podLevelResources(),
                defaults.scaleToZero());
    }
}
