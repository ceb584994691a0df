package dev.tenfold.service;

/** Whoever writes down what happens between services. */
@FunctionalInterface
public interface Witness {
    /** Nobody looks. */
    Witness NOBODY = (nowNanos, service, title, why) -> {};

    /**
     * Something happened that is worth a line.
     *
     * @param nowNanos when, nanoseconds since start
     * @param service to whom
     * @param title what a person calls it
     * @param why a sentence with the numbers
     */
    void saw(long nowNanos, String service, String title, String why);
}
