package dev.tenfold.inject.gate;

import java.util.List;

/** Ends a request with a {@link Problem}. It is an answer, not a mistake of ours: it carries no stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /** Ends the request so. */
    public Refusal(Problem problem) {
        super(problem.title() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** Refuses a scenario or a plan, with all that is wrong with it. */
    public static Refusal of(List<Complaint> complaints) {
        return new Refusal(Problem.refused(complaints));
    }

    /** What the client is told. */
    public Problem problem() {
        return problem;
    }
}
