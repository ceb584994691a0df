package dev.tenfold.cli;

import dev.tenfold.document.BadInput;

/**
 * One thing a person can ask Tenfold for: {@code ./tenfold NAME ...}. A new verb is one class and one line in
 * {@link Main}.
 */
public interface Verb {
    /** What the verb is for and what it accepts. */
    Usage usage();

    /**
     * Does the work.
     *
     * @param given options and operands, already checked against {@link #usage()}
     * @param terminal where to print; the caller flushes
     * @return whether all held
     * @throws Misuse if the words make no sense together, or a file cannot be used
     * @throws BadInput if what a file says cannot be used
     */
    Exit run(Given given, Terminal terminal) throws Misuse, BadInput;
}
