package dev.tenfold.promql.syntax;

/** Stops the parser where it cannot go on. */
final class SyntaxFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    SyntaxFailure(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
