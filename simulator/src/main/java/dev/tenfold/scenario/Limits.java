package dev.tenfold.scenario;

import java.time.Duration;

/** What a scenario may ask of the machine that rehearses it. */
final class Limits {
    /** Longest rehearsal. */
    static final Duration LONGEST = Duration.ofDays(31);

    /** Most replicas of a service. */
    static final int REPLICAS = 100_000;

    /** Most nodes of a pool. */
    static final int NODES = 10_000;

    /** Most faults by chance that are on at once. */
    static final int FAULTS_AT_ONCE = 100;

    private Limits() {}
}
