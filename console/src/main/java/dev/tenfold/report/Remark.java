package dev.tenfold.report;

/**
 * Something to be said beside a line of a user's file.
 *
 * @param rule what it is about, such as {@code expectation/p95} or {@code policy/warning}
 * @param level how bad it is
 * @param file as seen from the working directory, with slashes
 * @param line counted from 1; 0 if it is about the file as a whole
 * @param title a few words
 * @param message one sentence or more
 */
public record Remark(String rule, Level level, String file, int line, String title, String message) {

    /** How bad it is. */
    public enum Level {
        ERROR,
        WARNING,
        NOTE
    }
}
