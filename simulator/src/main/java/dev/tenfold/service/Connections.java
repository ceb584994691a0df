package dev.tenfold.service;

/**
 * A pool of connections of each replica of a caller to a callee: a call holds one until it is answered or given up, and
 * waits for one while all are in use.
 *
 * @param perReplica connections of one replica of the caller; >= 1
 * @param timeoutSeconds when a call that waits for one fails, seconds; infinite if never
 */
public record Connections(double perReplica, double timeoutSeconds) {
    public Connections {
        if (!(perReplica >= 1) || !(timeoutSeconds > 0)) {
            throw new IllegalArgumentException("connections must be >= 1 and connection-timeout > 0 s");
        }
    }
}
