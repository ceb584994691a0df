package dev.tenfold.scenario;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;

/**
 * A metric that a policy reads through the custom or external metrics API.
 *
 * @param service the service that it tells about
 * @param measure what it tells
 * @param scale multiplies the value, to get the unit that the policy means
 */
@Meaning("A metric that a policy reads through the custom or external metrics API, fed from the model.")
public record SignalSpec(
        @Meaning("The service that it tells about.") String service,
        @Meaning("What it tells.") Measure measure,

        @Meaning("Multiplies the value, to get the unit that the policy means.") @Default("x1")
        Factor scale) {

    /** What can be measured of a service. */
    @Meaning("What can be measured of a service.")
    public enum Measure {
        /** Requests that come, per second. */
        DEMAND,
        /** Requests answered well, per second. */
        SERVED,
        /** Requests failed or refused, per second. */
        ERRORS,
        /** Requests accepted and not answered yet. */
        WAITING,
        /** Mean response time, seconds. */
        MEAN_LATENCY,
        /** 95th percentile of the response time, seconds. */
        P95_LATENCY;

        /** Whether it is a number of requests over a time, rather than a level at an instant. */
        public boolean counted() {
            return this == DEMAND || this == SERVED || this == ERRORS;
        }
    }
}
