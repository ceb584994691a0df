package dev.tenfold.cli;

import java.util.Optional;

/** What a user may have meant by a word that is not known. */
final class Guess {
    private Guess() {}

    /**
     * The known word nearest to a mistyped one.
     *
     * @param word as typed
     * @param known in the order in which equals win
     * @return empty if none is near: a third of the letters may be wrong, swaps of neighbours count once
     */
    static Optional<String> closest(String word, Iterable<String> known) {
        String best = null;
        int fewest = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours. */
    private static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
            }
        }
        return cost[from.length()][to.length()];
    }
}
