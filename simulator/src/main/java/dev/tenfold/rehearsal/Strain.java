package dev.tenfold.rehearsal;

/** How far the true metrics of a service are from what its policies aim at, without lag and without windows. */
interface Strain {
    /** The largest true value over its target at the moment; NaN if nothing is measured. */
    double ratio();

    /** The same without measuring anew what is counted from one look to the next. */
    default double glance() {
        return ratio();
    }

    /**
     * The largest of those that may change between two events, as of the last look; NaN if none may: what a policy was
     * served changes when it asks.
     *
     * @param ratio what that look found
     */
    default double drift(double ratio) {
        return ratio;
    }

    /** The same in words, such as {@code cpu utilization 140 % of request against 70 %}. */
    String words();

    /** Fewest replicas that policies allow. */
    int minimum();

    /** Most replicas that policies allow. */
    int maximum();

    /** How far off the target nothing is done, upwards. */
    double toleranceUp();

    /** How far off the target nothing is done, downwards. */
    double toleranceDown();

    /** Scale-down window, seconds. */
    double windowSeconds();
}
