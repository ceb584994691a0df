package dev.tenfold.policy.hpa;

import java.util.ArrayList;
import java.util.List;

/**
 * The recommendations of one autoscaler, which hold back a move that the metrics of a moment ask for.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/horizontal.go">
 *     horizontal.go, stabilizeRecommendation and stabilizeRecommendationWithBehaviors</a>
 */
public final class Recommendations {
    private static final int NONE = -1;

    private final List<Recommendation> entries;

    /** Takes up where a list left off, oldest storage place first. */
    public Recommendations(List<Recommendation> entries) {
        this.entries = new ArrayList<>(entries);
    }

    /** The recommendations in the order they are stored, which need not be that of time. */
    public List<Recommendation> list() {
        return List.copyOf(entries);
    }

    /**
     * The largest of the proposal and of what is not older than the window; the proposal is then recorded.
     *
     * @param windowNanos length of the window; an entry exactly at its edge counts
     */
    public int stabilise(int proposal, long windowNanos, long nowNanos) {
        long cutoff = nowNanos - windowNanos;
        int largest = proposal;
        int outlived = NONE;
        for (int i = 0; i < entries.size(); i++) {
            Recommendation entry = entries.get(i);
            if (entry.atNanos() < cutoff) {
                outlived = i;
            } else {
                largest = Math.max(largest, entry.replicas());
            }
        }
        record(new Recommendation(proposal, nowNanos), outlived);
        return largest;
    }

    /**
     * The current number, raised to the smallest and lowered to the largest that each window knows; the proposal is
     * then recorded. The result can be the current number although nobody ever asked for it.
     *
     * @param upWindowNanos how long a lower recommendation holds back a move up; an entry exactly at its edge doesn't
     *     count
     * @param downWindowNanos how long a higher recommendation holds back a move down, likewise
     */
    public int stabilise(int current, int proposal, long upWindowNanos, long downWindowNanos, long nowNanos) {
        long upCutoff = nowNanos - upWindowNanos;
        long downCutoff = nowNanos - downWindowNanos;
        int low = proposal;
        int high = proposal;
        int outlived = NONE;
        for (int i = 0; i < entries.size(); i++) {
            Recommendation entry = entries.get(i);
            if (entry.atNanos() > upCutoff) {
                low = Math.min(low, entry.replicas());
            }
            if (entry.atNanos() > downCutoff) {
                high = Math.max(high, entry.replicas());
            }
            if (entry.atNanos() < upCutoff && entry.atNanos() < downCutoff) {
                outlived = i;
            }
        }
        record(new Recommendation(proposal, nowNanos), outlived);
        return Math.min(Math.max(current, low), high);
    }

    private void record(Recommendation recommendation, int outlived) {
        if (outlived == NONE) {
            entries.add(recommendation);
        } else {
            entries.set(outlived, recommendation);
        }
    }
}
