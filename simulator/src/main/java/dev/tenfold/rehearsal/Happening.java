package dev.tenfold.rehearsal;

import java.util.List;

/**
 * Something worth a mark on the time axis.
 *
 * @param atNanos when, nanoseconds since start
 * @param kind what it is
 * @param service the service, or empty
 * @param title what a person calls it
 * @param from replicas wanted before; only for scaling
 * @param to replicas wanted after; only for scaling
 * @param policy who decided; only for scaling
 * @param rule the rule that fired; only for scaling
 * @param why a sentence with the numbers
 * @param readings the metrics as the policy saw them
 */
public record Happening(
        long atNanos,
        Kind kind,
        String service,
        String title,
        int from,
        int to,
        String policy,
        String rule,
        String why,
        List<Seen> readings) {

    /** What happened. */
    public enum Kind {
        SCALE_UP,
        SCALE_DOWN,
        REPLICAS_READY,
        /** Replicas have no node to run on. */
        REPLICAS_PENDING,
        /** All replicas of a service have a node again. */
        REPLICAS_PLACED,
        /** Another number of nodes is wanted. */
        NODES_SCALED,
        NODES_READY,
        FAULT_START,
        FAULT_END,
        LOAD_STAGE,
        BREACH,
        /** An alert fires. */
        ALERT,
        /** An alert is over. */
        ALERT_END,
        /** A person is told of an alert. */
        PAGE,
        /** Anything else worth a line, such as replicas that wait for a node. */
        NOTICE
    }

    /**
     * A metric as a policy saw it.
     *
     * @param metric what was read
     * @param value as printed
     * @param target as printed
     * @param ageNanos how old the value was
     */
    public record Seen(String metric, String value, String target, long ageNanos) {}

    /** The same, decided while metrics were distorted in some way; empty if they were not. */
    Happening under(String distortion) {
        return distortion.isEmpty()
                ? this
                : new Happening(
                        atNanos,
                        kind,
                        service,
                        title,
                        from,
                        to,
                        policy,
                        rule,
                        why + "; decided on distorted metrics: " + distortion,
                        readings);
    }

    static Happening mark(long atNanos, Kind kind, String service, String title, String why) {
        return new Happening(atNanos, kind, service, title, 0, 0, "", "", why, List.of());
    }
}
