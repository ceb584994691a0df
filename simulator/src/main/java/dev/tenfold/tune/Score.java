package dev.tenfold.tune;

import java.util.Comparator;

/**
 * What came of a candidate in all the rehearsals that it was judged by.
 *
 * @param excess how far the failed expectations are from their limits, relative to them and summed; 0 if all held
 * @param cost of the given scenarios, their sum, in their currency
 * @param pain worst share of users' requests that were lost or too slow in a given scenario, 0..1
 * @param turned fields that it turns: of two that are alike the one is better that changes less
 */
public record Score(double excess, double cost, double pain, int turned) implements Comparable<Score> {
    private static final Comparator<Score> BETTER_FIRST = Comparator.comparingDouble(Score::excess)
            .thenComparingDouble(Score::cost)
            .thenComparingInt(Score::turned)
            .thenComparingDouble(Score::pain);

    /** Of a candidate that nobody could judge: nothing is worse. */
    static final Score NONE = new Score(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1, 0);

    public Score {
        if (!(excess >= 0) || !(cost >= 0) || !(pain >= 0)) {
            throw new IllegalArgumentException("excess, cost and pain must be >= 0");
        }
    }

    /** Whether every expectation held in every rehearsal. */
    public boolean holds() {
        return excess == 0;
    }

    /** The better one comes first: one that holds, then the one that is nearer to that, then the cheaper one. */
    @Override
    public int compareTo(Score other) {
        return BETTER_FIRST.compare(this, other);
    }
}
