package dev.tenfold.drive.replay;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a recording is sent again.
 *
 * @param hosts where to
 * @param mainHost the recording's own host; empty to be told from it
 * @param harmlessOnly whether requests that may change something stay out
 * @param timing when
 * @param secrets what is taken out of requests
 * @param headers that every request gets
 * @param tolerance share of its size by which an answer may differ and still match
 * @param timeout how long an answer may take
 * @param connections to one server at most
 * @param loops event loops that send
 */
public record ReplayPlan(
        Hosts hosts,
        String mainHost,
        boolean harmlessOnly,
        Timing timing,
        Secrets secrets,
        Map<String, String> headers,
        double tolerance,
        Duration timeout,
        int connections,
        int loops) {
    public ReplayPlan {
        headers = new LinkedHashMap<>(headers);
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance must be >= 0, was " + tolerance);
        }
        if (connections < 1 || loops < 1) {
            throw new IllegalArgumentException(
                    "connections and loops must be >= 1, was " + connections + " and " + loops);
        }
    }

    /** The usual: original timing, secrets out, 10 %, 10 s, 256 connections. */
    public static ReplayPlan to(Hosts hosts) {
        return new ReplayPlan(
                hosts, "", false, Timing.original(), Secrets.usual(), Map.of(), 0.1, Duration.ofSeconds(10), 256, 1);
    }

    /** With another timing. */
    public ReplayPlan at(Timing other) {
        return new ReplayPlan(
                hosts, mainHost, harmlessOnly, other, secrets, headers, tolerance, timeout, connections, loops);
    }

    /** With another time that an answer may take. */
    public ReplayPlan patient(Duration otherTimeout) {
        return new ReplayPlan(
                hosts, mainHost, harmlessOnly, timing, secrets, headers, tolerance, otherTimeout, connections, loops);
    }

    /** With other secrets, and headers that every request gets. */
    public ReplayPlan with(Secrets otherSecrets, Map<String, String> moreHeaders) {
        return new ReplayPlan(
                hosts,
                mainHost,
                harmlessOnly,
                timing,
                otherSecrets,
                moreHeaders,
                tolerance,
                timeout,
                connections,
                loops);
    }
}
