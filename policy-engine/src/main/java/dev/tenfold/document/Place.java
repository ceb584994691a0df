package dev.tenfold.document;

import java.util.Objects;

/**
 * Where something was written.
 *
 * @param file the file as the user named it, or the option that gave the value, such as {@code --set seed=7}
 * @param line counted from 1; 0 where there are no lines, as in an option
 */
public record Place(String file, int line) {
    public Place {
        Objects.requireNonNull(file, "file");
        if (line < 0) {
            throw new IllegalArgumentException("line must be >= 0, was " + line);
        }
    }

    /** {@code file:line}, as compilers print it, so that editors can jump there. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
