package dev.tenfold.policy.aws;

/** Which way capacity goes. */
public enum ScaleDirection {
    /** More capacity. */
    OUT,
    /** Less capacity. */
    IN,
    /** As it is. */
    NONE
}
