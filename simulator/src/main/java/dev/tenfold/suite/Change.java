package dev.tenfold.suite;

/**
 * One way in which a rehearsal differs from its baseline.
 *
 * @param run the rehearsal's name
 * @param kind what kind of change
 * @param sentence what changed, with both numbers
 */
public record Change(String run, Kind kind, String sentence) {

    /** Whether it makes the gate fail. */
    public boolean fails() {
        return kind.fails;
    }

    /** {@code scenarios/x.yaml: regression: ...}. */
    public String told() {
        return run + ": " + kind.word + ": " + sentence;
    }

    /** What a change means. */
    public enum Kind {
        /** An expectation fails that did not fail before. */
        VERDICT("regression", true),
        /** It costs more than before, by more than is tolerated. */
        COST("regression", true),
        /** An expectation fails as it failed before. */
        KNOWN("known failure", false),
        /** An expectation is not put to the test any more. */
        UNPROVEN("proof lost", false),
        /** An expectation is not asked for any more. */
        DROPPED("dropped", false),
        /** An expectation that failed holds. */
        MENDED("mended", false),
        /** It costs less than before, by more than is tolerated. */
        CHEAPER("cheaper", false),
        /** It was run with other chances. */
        SEED("other seed", false),
        /** The baseline does not know it. */
        NEW("new", false),
        /** The baseline knows it, and it was not run. */
        NOT_RUN("missing", false);

        private final String word;
        private final boolean fails;

        Kind(String word, boolean fails) {
            this.word = word;
            this.fails = fails;
        }

        /** As it is printed. */
        public String word() {
            return word;
        }
    }
}
