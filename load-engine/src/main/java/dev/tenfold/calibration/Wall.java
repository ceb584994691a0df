package dev.tenfold.calibration;

import dev.tenfold.calibration.LatencyFit.Level;

/** What a replica runs out of as its load grows. Each says how long the queue before it makes a request wait. */
public enum Wall {
    /** Worker threads, connections: a request holds one for all of its time. */
    SLOTS {
        @Override
        double places(double capacity, double floorSeconds, double cpuSeconds) {
            return capacity * floorSeconds;
        }
    },
    /** CPU: a request holds a core for its CPU time. */
    CORES {
        @Override
        double places(double capacity, double floorSeconds, double cpuSeconds) {
            return capacity * cpuSeconds;
        }
    };

    private static final double NEARLY_FULL = 0.9999;

    /** Slots or cores of one replica that make its capacity, requests a second. */
    abstract double places(double capacity, double floorSeconds, double cpuSeconds);

    /**
     * Mean wait at a level of load, seconds: Sakasegawa's queue of M/G/c as the rehearsal's services have it, over the
     * rate.
     *
     * @param capacity requests a second that one replica can do
     * @param variability mean of the squared coefficients of variation of arrivals and service
     * @see <a href="https://doi.org/10.1007/BF02911678">Sakasegawa: An approximation formula, 1977</a>
     */
    double wait(Level level, double capacity, double floorSeconds, double cpuSeconds, double variability) {
        double load = Math.min(NEARLY_FULL, level.rate() / capacity);
        double places = level.replicas() * places(capacity, floorSeconds, cpuSeconds);
        double queue = variability * StrictMath.pow(load, Math.sqrt(2 * (places + 1))) / (1 - load);
        return queue / (level.rate() * level.replicas());
    }
}
