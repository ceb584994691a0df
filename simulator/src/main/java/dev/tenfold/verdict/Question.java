package dev.tenfold.verdict;

/** What a person asks of every run in which something should have scaled. */
public enum Question {
    /** Were users hurt before capacity came, or money wasted after? */
    TOO_SLOW("Is the scaling too slow, or too eager?"),
    /** At which value of its metric should it act? */
    TARGET("What should the target be?"),
    /** Where did the time go? */
    LATENCY("Why did latency grow before it scaled?"),
    /** When and why were requests lost? */
    ERRORS("Why were there errors?"),
    /** Fields, with the arithmetic. */
    CHANGES("What should change?");

    private final String title;

    Question(String title) {
        this.title = title;
    }

    /** The question as a person asks it. */
    public String title() {
        return title;
    }
}
