package dev.tenfold.drive.mock;

/**
 * What a mock server was asked, and what it did. Control calls do not count.
 *
 * @param calls all of them
 * @param exact of these, with a recorded path and query
 * @param like of these, only with a recorded route
 * @param unknown of these, with neither: they got a 404
 * @param errors answered with an error on purpose
 * @param resets not answered on purpose, or because no answer was recorded
 */
public record MockCounts(long calls, long exact, long like, long unknown, long errors, long resets) {
    static final MockCounts ZERO = new MockCounts(0, 0, 0, 0, 0, 0);

    /** Calls that were recorded, exactly or by their route. */
    public long matched() {
        return exact + like;
    }

    /** One call more; null if nothing was known of it. */
    MockCounts called(MockBook.Found found) {
        boolean same = found != null && found.exact();
        return new MockCounts(
                calls + 1,
                exact + (same ? 1 : 0),
                like + (found != null && !same ? 1 : 0),
                unknown + (found == null ? 1 : 0),
                errors,
                resets);
    }

    MockCounts failed() {
        return new MockCounts(calls, exact, like, unknown, errors + 1, resets);
    }

    MockCounts broken() {
        return new MockCounts(calls, exact, like, unknown, errors, resets + 1);
    }
}
