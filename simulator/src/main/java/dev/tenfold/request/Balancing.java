package dev.tenfold.request;

/** Which replica a request is sent to. */
public enum Balancing {
    /** One line for all replicas, whose every core takes the first in it: the best that any balancer can do. */
    POOLED,
    /** Any, by chance. */
    RANDOM,
    /** One after another. */
    ROUND_ROBIN,
    /** The one that has fewest requests. */
    LEAST_REQUESTS
}
