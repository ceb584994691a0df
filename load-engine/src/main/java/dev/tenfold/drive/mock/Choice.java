package dev.tenfold.drive.mock;

/** Which of several recorded answers a call gets. */
public enum Choice {
    /** One after the other as they were recorded, and again from the first. */
    SEQUENCE,
    /** Any, each as often as it was recorded. */
    CHANCE
}
