package dev.tenfold.inject.gate;

import java.time.Duration;

/**
 * How much one may ask of the service.
 *
 * @param bodyBytes a request's body, at most
 * @param headerBytes all headers of a request together, at most
 * @param lineBytes a request's first line, at most
 * @param arrival how long a request's head, and then its body, may take to arrive
 * @param idle how long a connection may do nothing between two requests
 * @param connections at once, at most
 * @param streams of events at once, at most
 * @param requestsPerSecond of one client, lastingly
 * @param burst requests of one client at once
 */
public record Limits(
        int bodyBytes,
        int headerBytes,
        int lineBytes,
        Duration arrival,
        Duration idle,
        int connections,
        int streams,
        double requestsPerSecond,
        int burst) {
    /** What suits one team: 1 MiB a body, 10 s to arrive, 50 requests/s of a client. */
    public static final Limits USUAL =
            new Limits(1 << 20, 8192, 4096, Duration.ofSeconds(10), Duration.ofSeconds(60), 512, 32, 50, 200);

    public Limits {
        if (Math.min(Math.min(bodyBytes, headerBytes), Math.min(lineBytes, connections)) < 1 || streams < 0) {
            throw new IllegalArgumentException("sizes and counts must be >= 1");
        }
        if (arrival.isNegative() || arrival.isZero() || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("times must be > 0s, was " + arrival + " and " + idle);
        }
        if (!(requestsPerSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("requestsPerSecond must be > 0, and burst >= 1");
        }
    }

    /** These limits with another rate. */
    public Limits withRate(double newRequestsPerSecond, int newBurst) {
        return new Limits(
                bodyBytes, headerBytes, lineBytes, arrival, idle, connections, streams, newRequestsPerSecond, newBurst);
    }

    /** These limits with other times. */
    public Limits withTimes(Duration newArrival, Duration newIdle) {
        return new Limits(
                bodyBytes, headerBytes, lineBytes, newArrival, newIdle, connections, streams, requestsPerSecond, burst);
    }
}
