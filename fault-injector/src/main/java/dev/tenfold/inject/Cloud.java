package dev.tenfold.inject;

import java.util.List;

/**
 * What a cloud's metric service would tell during a game day.
 *
 * @param metrics what was sent since the snapshot before
 * @param alarms where the alarms stand
 */
public record Cloud(List<CloudMetric> metrics, List<CloudAlarm> alarms) {
    /** No cloud at all. */
    public static final Cloud NONE = new Cloud(List.of(), List.of());

    public Cloud {
        metrics = List.copyOf(metrics);
        alarms = List.copyOf(alarms);
    }
}
