package dev.tenfold.document;

import java.util.List;
import java.util.Objects;

/**
 * One thing wrong with what a user wrote.
 *
 * @param place where it stands
 * @param path which value it is, such as {@code services.web.replicas.min}; empty for the file as a whole
 * @param rule what does not hold, to be read after the path, such as {@code must be >= 0}
 * @param was the value as written; empty if there is none to show
 * @param hint what was probably meant, to be read between {@code Maybe} and a question mark; empty if there is no guess
 */
public record Problem(Place place, String path, String rule, String was, String hint) {
    public Problem {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(was, "was");
        Objects.requireNonNull(hint, "hint");
        if (rule.isBlank()) {
            throw new IllegalArgumentException("rule must not be empty");
        }
    }

    /** {@code file:line: path rule, was value} and, where there is a guess, a second line {@code Maybe ...?}. */
    public List<String> lines() {
        String complaint =
                place + ": " + (path.isEmpty() ? "" : path + " ") + rule + (was.isEmpty() ? "" : ", was " + was);
        return hint.isEmpty() ? List.of(complaint) : List.of(complaint, "  Maybe " + hint + "?");
    }
}
