package dev.tenfold.inject;

import java.time.Instant;

/**
 * Something that the real pipeline did during a game day.
 *
 * @param at when, by the wall clock
 * @param kind what sort of thing
 * @param subject the alert, the service, the stop condition
 * @param text one sentence
 */
public record Sighting(Instant at, Kind kind, String subject, String text) {
    /** What sort of thing was seen. */
    public enum Kind {
        /** A real alert began to fire. */
        ALERT_FIRED,
        /** A real alert ended. */
        ALERT_RESOLVED,
        /** The platform changed its replicas. */
        SCALED,
        /** A person or a safety rule intervened: paused, changed, stopped. */
        INTERVENTION,
        /** A sink or a source failed or recovered. */
        TROUBLE
    }
}
