package dev.tenfold.drive.mock;

/**
 * How a mock server answers.
 *
 * @param choice which of several answers
 * @param speed recorded seconds in one of waiting; > 0, infinite for answers at once
 * @param seed of all that is left to chance
 */
public record MockPlan(Choice choice, double speed, long seed) {
    public MockPlan {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be > 0, was " + speed);
        }
    }

    /** Answers in sequence, as slow as recorded. */
    public static MockPlan usual() {
        return new MockPlan(Choice.SEQUENCE, 1, 1);
    }
}
