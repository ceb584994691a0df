package dev.tenfold.document;

import java.util.List;
import java.util.stream.Collectors;

/** What a user wrote cannot be used. The message is what to print; no stack trace belongs beside it. */
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    /** What a program exits with because of it. */
    public static final int EXIT_CODE = 2;

    private final transient List<Problem> problems;

    /** @param problems what is wrong, in the order to print; at least one */
    public BadInput(List<Problem> problems) {
        super(problems.stream().flatMap(problem -> problem.lines().stream()).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("problems must not be empty");
        }
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order to print. */
    public List<Problem> problems() {
        return problems;
    }
}
