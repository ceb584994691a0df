package dev.tenfold.calibration;

import java.util.Arrays;
import java.util.Map;

/** All that was measured of a service in one interval; a role that nobody measured then is NaN. */
public final class Observation {
    private final long atMillis;
    private final double[] values = new double[Role.values().length];

    /**
     * What was measured.
     *
     * @param atMillis the end of the interval, milliseconds since 1970
     * @param measured values by role, in the model's units
     */
    public Observation(long atMillis, Map<Role, Double> measured) {
        this.atMillis = atMillis;
        Arrays.fill(values, Double.NaN);
        measured.forEach((role, value) -> values[role.ordinal()] = value);
        double busy = of(Role.BUSY);
        if (Double.isNaN(of(Role.LATENCY)) && busy >= 0 && of(Role.RATE) > 0) {
            values[Role.LATENCY.ordinal()] = busy / of(Role.RATE);
        }
    }

    /** The end of the interval, milliseconds since 1970. */
    public long atMillis() {
        return atMillis;
    }

    /** What was measured; NaN if nothing. */
    public double of(Role role) {
        return values[role.ordinal()];
    }

    /** Whether something was measured in each of these roles. */
    boolean has(Role... roles) {
        for (Role role : roles) {
            if (!Double.isFinite(of(role))) {
                return false;
            }
        }
        return true;
    }

    /** Replicas, one if nobody counted them; zero where none took requests. */
    double replicas() {
        return has(Role.REPLICAS) ? of(Role.REPLICAS) : 1;
    }

    /** Share of the requests that failed; 0 if nobody counted. */
    double failedShare() {
        return has(Role.FAILURES, Role.RATE) && of(Role.RATE) > 0 ? of(Role.FAILURES) / of(Role.RATE) : 0;
    }
}
