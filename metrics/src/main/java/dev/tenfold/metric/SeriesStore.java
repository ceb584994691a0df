package dev.tenfold.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All series of a rehearsal, found by their labels. Keeps what its readers said they need ({@link #retain}) and no
 * more. Time is milliseconds, counted by the caller; the store has no clock. For one thread.
 */
public final class SeriesStore {
    /** So many series nobody minds remembering. */
    private static final int FEW = 64;

    private final Map<Labels, Series> series = new LinkedHashMap<>();
    private final LabelIndex index = new LabelIndex();
    private final Shared shared = new Shared();
    private final Turnover turnover = new Turnover();
    private final Map<String, Turnover> turnovers = new HashMap<>();

    /**
     * The series of these labels; a new and empty one if there is none yet. Hold on to it to append without a look-up.
     */
    public Series series(Labels labels) {
        Series known = series.get(labels);
        return known != null ? known : add(labels);
    }

    private Series add(Labels labels) {
        Series added = new Series(labels, shared);
        series.put(labels, added);
        index.add(added);
        turn(labels);
        return added;
    }

    /**
     * Room for series that are sampled together.
     *
     * @param width how many they are at most
     */
    public Frame frame(int width) {
        return frame(width, 1);
    }

    /**
     * Room for series of which some others have the same samples and are not kept, since no reader tells them apart.
     *
     * @param width how many they are at most
     * @param weight for how many each stands, itself among them; 1 or more
     */
    public Frame frame(int width, int weight) {
        if (weight < 1) {
            throw new IllegalArgumentException("weight must be >= 1, was " + weight);
        }
        return new Frame(this, shared, new Ring(shared, width), width, weight);
    }

    /**
     * Room for counters that rise alike.
     *
     * @param width how many each of its members has
     */
    public Crowd crowd(int width) {
        return new Crowd(this, shared, width);
    }

    /**
     * Adds a sample to the series of these labels.
     *
     * @throws IllegalArgumentException if the sample is not newer than the series' newest
     */
    public void append(Labels labels, long timeMillis, double value) {
        series(labels).append(timeMillis, value);
    }

    /** The series that all of the matchers accept, in the order of their labels. */
    public List<Series> select(List<Matcher> matchers) {
        return select(matchers, new IdentityHashMap<>());
    }

    /**
     * The same for somebody who selects again and again.
     *
     * @param known whether series were accepted before: those that are looked at for the first time are added, and all
     *     are removed when most are of the past
     */
    public List<Series> select(List<Matcher> matchers, Map<Series, Boolean> known) {
        List<Series> narrowed = index.candidates(matchers);
        Collection<Series> candidates = narrowed == null ? series.values() : narrowed;
        if (known.size() > 2 * candidates.size() + FEW) {
            known.clear(); // Most of them are gone by now, and are not to be kept for this.
        }
        List<Series> selected = new ArrayList<>();
        for (Series candidate : candidates) {
            Boolean accepted = known.get(candidate);
            if (accepted == null) {
                accepted = accepted(candidate.labels(), matchers);
                known.put(candidate, accepted);
            }
            if (accepted) {
                selected.add(candidate);
            }
        }
        selected.sort(Comparator.comparing(Series::labels));
        return selected;
    }

    private static boolean accepted(Labels labels, List<Matcher> matchers) {
        for (Matcher matcher : matchers) {
            if (!matcher.matches(labels.get(matcher.name()))) {
                return false;
            }
        }
        return true;
    }

    /** The values that a label has among the series, sorted. */
    public List<String> labelValues(String name) {
        Set<String> values = index.values(name);
        return List.copyOf(values);
    }

    private void turn(Labels labels) {
        turnover.rise();
        turnover(labels.name()).rise();
    }

    /** Rises whenever a series comes or goes. */
    public Turnover turnover() {
        return turnover;
    }

    /** Rises whenever a series of a metric comes or goes. */
    public Turnover turnover(String metric) {
        return turnovers.computeIfAbsent(metric, unused -> new Turnover());
    }

    /** Number of series. */
    public int size() {
        return series.size();
    }

    /** Tells of every sample from now on; there is one listener at most. */
    public void tell(Appended listener) {
        shared.tell(listener);
    }

    /**
     * Promises a reader that samples are kept this far back from the newest of their series. The longest promise
     * counts.
     *
     * @param millis milliseconds; {@link Long#MAX_VALUE} keeps everything
     */
    public void retain(long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException("retention must be >= 0 ms, was " + millis);
        }
        // Half of the range of long, so that "now - retention" cannot wrap.
        shared.raiseTo(Math.min(millis, Long.MAX_VALUE / 2));
    }

    /**
     * Forgets the series whose newest sample is so old that no reader looks back to it. Whoever holds one of them must
     * ask for it anew before appending.
     *
     * @return how many were forgotten
     */
    public int forgetEnded(long nowMillis) {
        List<Series> ended = new ArrayList<>();
        for (Series each : series.values()) {
            boolean empty = each.size() == 0;
            if (!empty && each.time(each.size() - 1) < nowMillis - shared.millis()) {
                ended.add(each);
            }
        }
        for (Series each : ended) {
            series.remove(each.labels());
            index.remove(each);
            turn(each.labels());
        }
        return ended.size();
    }
}
