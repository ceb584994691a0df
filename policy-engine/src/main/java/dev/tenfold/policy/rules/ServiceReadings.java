package dev.tenfold.policy.rules;

import java.util.OptionalInt;

/** One service as own rules are shown it. Whoever simulates it implements this; what is not known is NaN. */
public interface ServiceReadings {

    /** Its name in the scenario. */
    String name();

    /** Replicas asked for. */
    int desired();

    /** Replicas that serve. */
    int ready();

    /** Replicas there are, ready or not. */
    int replicas();

    /** The fewest replicas that its own policy allows, if one says. */
    OptionalInt minReplicas();

    /** The most replicas that its own policy allows, if one says. */
    OptionalInt maxReplicas();

    /** Share of the CPU of the ready replicas in use, 0 to 1. */
    double cpu();

    /** Requests that arrive a second. */
    double demand();

    /** Requests answered well a second. */
    double served();

    /** Requests answered badly or not at all a second. */
    double errors();

    /** The latency that half of the requests stay below, ms. */
    double p50();

    /** The latency that 95 % of the requests stay below, ms. */
    double p95();

    /** The latency that 99 % of the requests stay below, ms. */
    double p99();

    /** Requests, or messages, that wait. */
    double waiting();

    /** Age of the oldest request or message that waits, s. */
    double lag();

    /** CPU of one replica, cores. */
    double cores();

    /** Memory of one replica, GiB. */
    double memory();
}
