package dev.tenfold.drive.replay;

import java.util.SortedMap;
import java.util.TreeMap;

/** How many answers matched the recorded ones, and how others differed. Counted on several event loops. */
public final class Matches {
    private static final int MOST_KINDS = 200;
    private long judged;
    private long matched;
    private final SortedMap<String, Long> differences = new TreeMap<>();

    /** An answer was compared; the difference is empty if there is none. */
    synchronized void count(String difference) {
        judged++;
        if (difference.isEmpty()) {
            matched++;
        } else if (differences.size() < MOST_KINDS || differences.containsKey(difference)) {
            differences.merge(difference, 1L, Long::sum);
        } else {
            differences.merge("otherwise", 1L, Long::sum);
        }
    }

    /** Answers that were compared. */
    public synchronized long judged() {
        return judged;
    }

    /** Of these, how many matched. */
    public synchronized long matched() {
        return matched;
    }

    /** Share that matched, 0..1; NaN if none was compared. */
    public synchronized double rate() {
        return judged == 0 ? Double.NaN : (double) matched / judged;
    }

    /** How often answers differed how. */
    public synchronized SortedMap<String, Long> differences() {
        return new TreeMap<>(differences);
    }
}
