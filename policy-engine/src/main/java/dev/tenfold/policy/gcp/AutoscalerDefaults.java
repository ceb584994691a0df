package dev.tenfold.policy.gcp;

import java.time.Duration;

/**
 * What an autoscaler does where its author wrote nothing.
 *
 * @see <a href="https://cloud.google.com/compute/docs/autoscaler">Autoscaling groups of instances</a>
 */
public final class AutoscalerDefaults {

    /** Target CPU utilisation. */
    public static final double CPU_TARGET = 0.6;

    /** Target utilisation of the load balancer's serving capacity. */
    public static final double LOAD_BALANCING_TARGET = 0.8;

    /** {@code coolDownPeriodSec}, the initialisation period: how long the data of a new VM is not used to scale out. */
    public static final Duration INITIALIZATION_PERIOD = Duration.ofSeconds(60);

    /**
     * {@code stabilizationPeriodSec}: how long the peak of the recommendations is served before anything is removed.
     */
    public static final Duration STABILIZATION_PERIOD = Duration.ofSeconds(600);

    /** What the autoscaler may do. */
    public static final AutoscalerMode MODE = AutoscalerMode.ON;

    private AutoscalerDefaults() {}
}
