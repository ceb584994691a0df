package dev.tenfold.policy.rules;

import dev.tenfold.document.Problem;
import java.util.Objects;

/**
 * An own rule failed while it ran: it threw, or it never ended. A rehearsal cannot go on, since what it would show
 * depends on what the rule did not do. Whoever runs rehearsals prints the problem and exits as for bad input.
 */
public final class RuleFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RuleFailure(Problem problem, Throwable cause) {
        super(String.join("\n", problem.lines()), cause);
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    /** What to print: file, line, name of the rule, and what happened. */
    public Problem problem() {
        return problem;
    }
}
