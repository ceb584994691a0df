package dev.tenfold.verdict;

import java.util.List;

/**
 * Something to mark on the time axis.
 *
 * @param at seconds since start
 * @param kind what it is
 * @param service the service or pool of nodes, or empty
 * @param title short text for the mark, such as {@code web 4 -> 8} or {@code latency +20 s on payments}
 * @param from replicas wanted before (scaling events only)
 * @param to replicas wanted after (scaling events only)
 * @param policy name of the policy that decided, or of the alert
 * @param rule name of the rule that fired (scaling events only)
 * @param why a sentence with the numbers
 * @param readings the metrics as the policy saw them
 */
public record Event(
        double at,
        Kind kind,
        String service,
        String title,
        int from,
        int to,
        String policy,
        String rule,
        String why,
        List<Reading> readings) {

    /** Whether a policy decided it: only then do replicas, policy, rule and readings mean something. */
    public boolean scaling() {
        return kind == Kind.SCALE_UP || kind == Kind.SCALE_DOWN;
    }

    /** Whether it is about an alert, whose name {@code policy} then is. */
    public boolean alerting() {
        return kind == Kind.ALERT || kind == Kind.ALERT_END || kind == Kind.PAGE;
    }

    /** What happened. A fault's end bears its start's service, and a title that begins with the start's. */
    public enum Kind {
        SCALE_UP,
        SCALE_DOWN,
        REPLICAS_READY,
        REPLICAS_PENDING,
        REPLICAS_PLACED,
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
     * @param metric such as {@code cpu utilization}
     * @param value as printed, with unit
     * @param target as printed, with unit
     * @param ageSeconds how old the value was when it was read, seconds
     */
    public record Reading(String metric, String value, String target, double ageSeconds) {}
}
