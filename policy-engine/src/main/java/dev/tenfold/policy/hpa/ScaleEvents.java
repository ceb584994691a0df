package dev.tenfold.policy.hpa;

import java.util.ArrayList;
import java.util.List;

/**
 * What one autoscaler did in one direction, which limits what it may do next.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/horizontal.go">
 *     horizontal.go, getReplicasChangePerPeriod and storeScaleEvent</a>
 */
public final class ScaleEvents {
    private static final int NONE = -1;

    private final List<ScaleEvent> entries;

    /** Takes up where a list left off, oldest storage place first. */
    public ScaleEvents(List<ScaleEvent> entries) {
        this.entries = new ArrayList<>(entries);
    }

    /**
     * One change of the number of replicas.
     *
     * @param change how many; never negative
     * @param atNanos when, nanoseconds since the rehearsal's start
     * @param outdated whether its place may be taken by a new event; it still counts within its period
     */
    public record ScaleEvent(int change, long atNanos, boolean outdated) {}

    /** The events in the order they are stored, which need not be that of time. */
    public List<ScaleEvent> list() {
        return List.copyOf(entries);
    }

    /** How many replicas changed within a period; an event exactly as old as the period doesn't count. */
    public int changeWithin(long periodNanos, long nowNanos) {
        int change = 0;
        for (int i = 0; i < entries.size(); i++) {
            ScaleEvent event = entries.get(i);
            if (event.atNanos() > nowNanos - periodNanos) {
                change += event.change();
            }
        }
        return change;
    }

    /** Stores a change; events older than the longest period any policy looks at make room for new ones. */
    public void store(int change, long longestPeriodNanos, long nowNanos) {
        int free = NONE;
        for (int i = 0; i < entries.size(); i++) {
            ScaleEvent event = entries.get(i);
            if (!event.outdated() && event.atNanos() < nowNanos - longestPeriodNanos) {
                entries.set(i, new ScaleEvent(event.change(), event.atNanos(), true));
            }
            if (entries.get(i).outdated()) {
                free = i;
            }
        }
        ScaleEvent stored = new ScaleEvent(change, nowNanos, false);
        if (free == NONE) {
            entries.add(stored);
        } else {
            entries.set(free, stored);
        }
    }
}
