package dev.tenfold.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts of a file that were left out: lines, or entries of a document.
 *
 * @param count how many
 * @param first the first few of them
 */
public record Skipped(long count, List<Part> first) {
    /** How many are told one by one. */
    public static final int TOLD = 5;

    /** Nothing was left out. */
    public static final Skipped NOTHING = new Skipped(0, List.of());

    public Skipped {
        first = List.copyOf(first);
        if (count < first.size()) {
            throw new IllegalArgumentException("count must be >= " + first.size() + ", was " + count);
        }
    }

    /**
     * One part that was left out.
     *
     * @param line its line, from 1; 0 where lines mean nothing
     * @param reason why, such as {@code not HTTP}
     */
    public record Part(long line, String reason) {}

    /** Counts what is left out while a file is read. */
    public static final class Counter {
        private final List<Part> first = new ArrayList<>();
        private long count;

        /** Leaves a part out. */
        public void skip(long line, String reason) {
            count++;
            if (first.size() < TOLD) {
                first.add(new Part(line, reason));
            }
        }

        /** How many so far. */
        public long count() {
            return count;
        }

        /** All that was left out. */
        public Skipped total() {
            return new Skipped(count, first);
        }
    }
}
