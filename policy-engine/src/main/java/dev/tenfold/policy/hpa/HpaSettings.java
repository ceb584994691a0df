package dev.tenfold.policy.hpa;

import java.time.Duration;
import java.util.Objects;

/**
 * The flags of the controller, the same for all autoscalers of a cluster.
 *
 * @param syncPeriod how often each autoscaler is reconciled
 * @param tolerance how far a ratio may be off 1 before anything is done
 * @param cpuInitializationPeriod how long after its start a pod's CPU is looked at with suspicion
 * @param initialReadinessDelay how soon after its start a change of readiness still counts as never having been ready
 * @param downscaleStabilization the scale-down window where the policy gives none
 * @param scaleUpLimitFactor without behavior, how many times the replicas may become in one reconcile
 * @param scaleUpLimitMinimum without behavior, what one reconcile may always go up to
 * @param configurableTolerance whether the tolerances of a behavior count
 * @param podLevelResources whether pod-level requests count
 * @param scaleToZero how the controller treats zero replicas
 * @see <a href="https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/">
 *     kube-controller-manager</a>
 */
public record HpaSettings(
        Duration syncPeriod,
        Tolerance tolerance,
        Duration cpuInitializationPeriod,
        Duration initialReadinessDelay,
        Duration downscaleStabilization,
        double scaleUpLimitFactor,
        double scaleUpLimitMinimum,
        boolean configurableTolerance,
        boolean podLevelResources,
        ScaleToZeroMode scaleToZero) {

    /** What a controller does when no flag is set. */
    public static final HpaSettings DEFAULTS = new HpaSettings(
            Duration.ofSeconds(15),
            Tolerance.of(0.1),
            Duration.ofSeconds(300),
            Duration.ofSeconds(30),
            Duration.ofSeconds(300),
            2.0,
            4.0,
            true,
            true,
            ScaleToZeroMode.LEGACY);

    public HpaSettings {
        Objects.requireNonNull(syncPeriod, "syncPeriod");
        Objects.requireNonNull(tolerance, "tolerance");
        Objects.requireNonNull(cpuInitializationPeriod, "cpuInitializationPeriod");
        Objects.requireNonNull(initialReadinessDelay, "initialReadinessDelay");
        Objects.requireNonNull(downscaleStabilization, "downscaleStabilization");
        Objects.requireNonNull(scaleToZero, "scaleToZero");
    }

    /** How a controller treats zero replicas. */
    public enum ScaleToZeroMode {
        /** Up to v1.35: zero means disabled unless minReplicas is zero. */
        LEGACY,
        /** v1.36 and later with the gate HPAScaleToZero off: zero means disabled. */
        CONDITION_OFF,
        /** v1.36 and later with the gate on: only a workload that the autoscaler itself put at zero is woken again. */
        CONDITION_ON
    }

    /** The tolerance in force for a policy. */
    public Tolerance toleranceFor(HpaSpec spec) {
        return configurableTolerance
                ? spec.behavior().map(tolerance::overriddenBy).orElse(tolerance)
                : tolerance;
    }
}
