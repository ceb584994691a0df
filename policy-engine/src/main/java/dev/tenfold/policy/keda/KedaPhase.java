package dev.tenfold.policy.keda;

/** Where a poll stands, in the order of the rules. */
enum KedaPhase {
    /** Something stops the scaling before any trigger counts. */
    PAUSED,
    /** A trigger is active. */
    ACTIVE,
    /** No trigger is. */
    INACTIVE,
    /** None is, and the target has replicas to lose. */
    REST,
    DONE
}
