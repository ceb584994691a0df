package dev.tenfold.policy.alert.paging;

import dev.tenfold.metric.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The alerts of one route that share the labels it groups by, from the first of them until all are resolved and told.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/dispatch/dispatch.go">dispatch/dispatch.go,
 *     aggrGroup</a>
 */
final class AlertGroup {
    private final RouteSpec route;
    private final Labels labels;
    private final Map<Labels, PostedAlert> alerts = new TreeMap<>();
    private long nextFlushMillis;
    private boolean flushed;

    AlertGroup(RouteSpec route, Labels labels, long nowMillis) {
        this.route = route;
        this.labels = labels;
        this.nextFlushMillis = nowMillis + route.timing().groupWait().toMillis();
    }

    RouteSpec route() {
        return route;
    }

    Labels labels() {
        return labels;
    }

    long nextFlushMillis() {
        return nextFlushMillis;
    }

    boolean isEmpty() {
        return alerts.isEmpty();
    }

    /** Takes an alert in. One that has fired for longer than the group would wait is told at once. */
    void put(PostedAlert alert, long nowMillis) {
        if (alerts.isEmpty() && nextFlushMillis < nowMillis) {
            // The group was looked at all the while, only that there was nothing to see.
            long interval = route.timing().groupInterval().toMillis();
            nextFlushMillis -= Math.floorDiv(nextFlushMillis - nowMillis, interval) * interval;
        }
        alerts.put(alert.labels(), alert);
        if (!flushed && alert.startsAtMillis() + route.timing().groupWait().toMillis() < nowMillis) {
            nextFlushMillis = nowMillis;
        }
    }

    /**
     * Looks at the group, and forgets what is resolved.
     *
     * @param muted which alerts are not to be told
     * @param told what was told of the group last
     */
    Optional<Notification> flush(long nowMillis, Predicate<Labels> muted, Told told) {
        flushed = true;
        nextFlushMillis = nowMillis + route.timing().groupInterval().toMillis();
        List<Labels> firing = new ArrayList<>();
        List<Labels> resolved = new ArrayList<>();
        for (PostedAlert alert : alerts.values()) {
            if (!muted.test(alert.labels())) {
                (alert.resolvedAt(nowMillis) ? resolved : firing).add(alert.labels());
            }
        }
        alerts.values().removeIf(alert -> alert.resolvedAt(nowMillis));
        if (firing.isEmpty() && resolved.isEmpty()) {
            return Optional.empty();
        }
        return told.tell(nowMillis, this, firing, resolved);
    }
}
