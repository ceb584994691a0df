package dev.tenfold.policy.alert;

import dev.tenfold.metric.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts of a rehearsal: each time an alert begins, a timeline begins, whatever came of it. */
public final class AlertHistory {
    private final List<AlertTimeline> timelines = new ArrayList<>();
    private final Map<Labels, Integer> newest = new LinkedHashMap<>();

    /** Notes a change; changes come in the order of time. */
    public void note(AlertChange change) {
        if (change.from() == AlertState.INACTIVE || !newest.containsKey(change.labels())) {
            newest.put(change.labels(), timelines.size());
            timelines.add(AlertTimeline.begun(change));
        }
        int index = newest.get(change.labels());
        timelines.set(index, timelines.get(index).after(change));
    }

    /** Notes that a person was told that alerts fire. */
    public void notePage(Collection<Labels> firing, long atMillis) {
        for (Labels labels : firing) {
            Integer index = newest.get(labels);
            if (index != null) {
                timelines.set(index, timelines.get(index).paged(atMillis));
            }
        }
    }

    /** What became of each alert, in the order they began. */
    public List<AlertTimeline> timelines() {
        return List.copyOf(timelines);
    }
}
