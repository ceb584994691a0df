package dev.tenfold.kernel;

/**
 * What happens first when several things are booked for one instant: declared here, never luck. The world first catches
 * up with the past interval, then changes, then is measured, then judged, then written down.
 */
public enum Phase {
    /** Services work off the interval that ends now, under the conditions that held in it. */
    SERVE,
    /** Conditions change: faults begin and end, replicas become ready, replicas die. */
    CHANGE,
    /** Exporters and the metrics server read the services. */
    SCRAPE,
    /** Policies decide on what was scraped. */
    DECIDE,
    /** The history closes a window. */
    RECORD
}
