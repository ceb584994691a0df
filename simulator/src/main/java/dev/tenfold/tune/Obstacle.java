package dev.tenfold.tune;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why no policy can meet the expectations.
 *
 * @param failures what fails even under the best that was found, a few words each
 * @param startUps what starts slowly: seconds that it takes, and seconds that it would have to take
 * @param share the share of today's start-up with which some policy holds; empty if none was found even for
 *     {@link #LEAST}
 */
public record Obstacle(List<String> failures, List<StartUpTime> startUps, Optional<Double> share) {
    /** Smallest share that is tried. Replicas that are there at once are no model of anything. */
    public static final double LEAST = 1 / 16.0;

    public Obstacle {
        failures = List.copyOf(failures);
        startUps = List.copyOf(startUps);
        Objects.requireNonNull(share, "share");
    }

    /**
     * How long something takes to start.
     *
     * @param name service, or pool of nodes
     * @param provisioning until its process runs, seconds
     * @param readiness from there until it takes requests, seconds
     */
    public record StartUpTime(String name, double provisioning, double readiness) {
        /** All of it. */
        public double seconds() {
            return provisioning + readiness;
        }
    }
}
