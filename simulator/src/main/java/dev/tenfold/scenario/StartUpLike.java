package dev.tenfold.scenario;

import dev.tenfold.service.LaunchRate;
import dev.tenfold.service.StartUp;
import java.time.Duration;

/**
 * Published start-up times: medians, and what 95 % stay below. Where a source gives a range, its middle is the median
 * and its end the 95 % point.
 */
public enum StartUpLike {
    /** A small Go image, cached: 1.5 s, 2.3 s (Majid 2026, kind cluster, data CC-BY 4.0). */
    SMALL_GO(0, 0.5, 1, 2.3),
    /** The same, its image pulled from a near registry: 2.4 s, 2.5 s (Majid 2026). */
    SMALL_GO_PULLED(0.9, 0.5, 1, 2.5),
    /** A large service on a Java virtual machine: 20 to 60 s, to 120 s. */
    JVM(0, 3, 37, 120),
    /** A container of Knative or KEDA from zero, its image cached: 1 to 5 s. */
    KNATIVE(0, 1, 1.5, 5),
    /** AWS Lambda's cold start: 0.2 to 1 s; 3000 at once, then 500 a minute. */
    LAMBDA(0, 0.2, 0.3, 1, 3000, 500 / 60.0),
    /** AWS Fargate under ECS: 30 s to the first; 3500 in 4.5 min (vladionescu.me 2022). */
    FARGATE(0, 25, 5, 60, 10, 16),
    /** AWS Fargate under ECS as of 2020: one a second after a burst of 10 (vladionescu.me 2020). */
    FARGATE_2020(0, 25, 5, 60, 10, 1),
    /** An EC2 instance: 29 s to its open port (daemonology.net 2021), 15 to 60 s. */
    EC2(0, 6.4, 22.8, 60),
    /** A pod that waits for a node that Karpenter adds: 45 to 90 s before it starts. */
    KARPENTER_NODE(0, 65, 5, 95),
    /** A pod that waits for a node of Google Compute Engine: 3 to 4 min (Cluster Autoscaler FAQ). */
    GCE_NODE(0, 210, 5, 245),
    /** A language model on CPU, vLLM in eager mode: 1 to 2 min. */
    LANGUAGE_MODEL(0, 5, 80, 125);

    private final double pull;
    private final double provisioning;
    private final double readiness;
    private final double p95;
    private final LaunchRate launches;

    StartUpLike(double pull, double provisioning, double readiness, double p95) {
        this(pull, provisioning, readiness, p95, 1, Double.POSITIVE_INFINITY);
    }

    StartUpLike(double pull, double provisioning, double readiness, double p95, double burst, double perSecond) {
        this.pull = pull;
        this.provisioning = provisioning;
        this.readiness = readiness;
        this.p95 = p95;
        launches = new LaunchRate(burst, perSecond);
    }

    Duration pull() {
        return time(pull);
    }

    Duration provisioning() {
        return time(provisioning);
    }

    Duration readiness() {
        return time(readiness);
    }

    double sigma() {
        return StartUp.sigma(pull + provisioning + readiness, p95);
    }

    LaunchRate launches() {
        return launches;
    }

    private static Duration time(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
