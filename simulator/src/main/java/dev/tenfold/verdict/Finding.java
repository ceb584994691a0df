package dev.tenfold.verdict;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One expectation and what came of it.
 *
 * @param name key of the expectation in the scenario, such as {@code scale-up-within}
 * @param service the service it is about, or empty for all of the users
 * @param title a sentence a person reads in the terminal, such as {@code new replicas ready after the breach}
 * @param status whether it held
 * @param value what was found, as printed, such as {@code 94 s}; {@code -} if nothing was
 * @param limit what was allowed, as printed, such as {@code 180 s}
 * @param margin distance to the limit, as printed, such as {@code 48 % below}; empty if there is none
 * @param number the value as a number in {@code unit}, for machines
 * @param bound the limit as a number in {@code unit}, for machines
 * @param unit unit of both numbers: {@code s}, {@code ms}, {@code ratio}, {@code requests}, {@code 1}
 * @param at the moment that decided it, seconds since start
 * @param evidence one sentence with the numbers behind the value
 * @param parts where the value came from, if it is a sum: for a scale-up metric age, evaluation, decision, provisioning
 *     and readiness
 */
public record Finding(
        String name,
        String service,
        String title,
        Status status,
        String value,
        String limit,
        String margin,
        OptionalDouble number,
        OptionalDouble bound,
        String unit,
        OptionalDouble at,
        String evidence,
        List<Part> parts) {

    /** Whether an expectation held. */
    public enum Status {
        HELD,
        FAILED,
        /** Nothing in the rehearsal put it to the test, so that a green run proves nothing about it. */
        NOT_EXERCISED
    }

    /**
     * One summand of a value.
     *
     * @param name such as {@code metric age}
     * @param seconds its share, seconds
     */
    public record Part(String name, double seconds) {}
}
