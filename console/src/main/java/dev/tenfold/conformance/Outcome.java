package dev.tenfold.conformance;

/** What became of one vector. */
public sealed interface Outcome {

    /** All that is expected came out. */
    record Passed() implements Outcome {}

    /**
     * Something else came out.
     *
     * @param difference what, and what was expected
     */
    record Failed(String difference) implements Outcome {}

    /**
     * Tenfold does not do this.
     *
     * @param reason what it is that it does not do
     */
    record Unsupported(String reason) implements Outcome {}

    /** The line is no case but material for others; it is not counted. */
    record Material() implements Outcome {}
}
