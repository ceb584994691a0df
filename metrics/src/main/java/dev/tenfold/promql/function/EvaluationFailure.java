package dev.tenfold.promql.function;

/** A query that reads well and yet has no answer, such as a match of many with many. */
public final class EvaluationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, in the words of Prometheus where it has some */
    public EvaluationFailure(String message) {
        super(message);
    }
}
