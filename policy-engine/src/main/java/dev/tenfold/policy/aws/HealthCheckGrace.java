package dev.tenfold.policy.aws;

import java.time.Duration;

/**
 * How long a new instance is let off health checks where nothing is written: it depends on how the group was made. An
 * instance that does not run at all is replaced at once all the same.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html">Health check
 *     grace period</a>
 */
public enum HealthCheckGrace {
    /** The group was made in the console. */
    CONSOLE(Duration.ofSeconds(300)),
    /** The group was made by command line, SDK or template. */
    API(Duration.ZERO);

    private final Duration period;

    HealthCheckGrace(Duration period) {
        this.period = period;
    }

    /** The grace period. */
    public Duration period() {
        return period;
    }
}
