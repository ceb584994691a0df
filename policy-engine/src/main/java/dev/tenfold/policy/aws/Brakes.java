package dev.tenfold.policy.aws;

/** What holds back one policy. */
sealed interface Brakes permits GroupBrakes, TargetBrakes {

    /** What a scale-out starts from, which may be less than what is asked for. */
    int outFrom(int desired);

    /** Whether instances that were launched warm up still. */
    boolean isWarming(int desired);

    /** Whether the policy waits for the group's cooldown. */
    boolean isCoolingDown();

    /** Whether the policy waits for its cooldown after a scale-in. */
    boolean isScaleInCooling();

    /** Notes what the policy did. */
    void acted(int from, int to);

    /** Notes that some policy has scaled out. */
    void scaledOut();
}
