package dev.tenfold.policy.alert.paging;

import dev.tenfold.metric.Labels;
import dev.tenfold.policy.alert.AlertChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * An Alertmanager in virtual time: alerts are posted to it, and it says when it wants to look at its groups next. What
 * its receivers make of a notification is beyond it, and sending takes no time.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/dispatch/dispatch.go">dispatch/dispatch.go</a>
 */
public final class Alertmanager {
    /** How often groups that are empty are removed, so that the next alert waits like the first of a group. */
    private static final long MAINTENANCE_MILLIS = 30_000;

    private final PagingSpec spec;
    private final Map<Labels, PostedAlert> posted = new TreeMap<>();
    private final Map<Key, AlertGroup> groups = new LinkedHashMap<>();
    private final Map<Key, Told> told = new LinkedHashMap<>();
    private long maintainedMillis = Long.MIN_VALUE;

    private record Key(RouteSpec route, Labels labels) {}

    /** An Alertmanager that nobody has told anything. */
    public Alertmanager(PagingSpec spec) {
        this.spec = spec;
    }

    /**
     * Takes what a Prometheus tells it of an alert that changed. Times never go back, from call to call and over all
     * methods.
     */
    public void post(AlertChange change) {
        if (change.fires()) {
            post(change.labels(), change.atMillis(), OptionalLong.of(Long.MAX_VALUE), change.atMillis());
        } else if (change.resolves()) {
            post(change.labels(), change.atMillis(), OptionalLong.of(change.atMillis()), change.atMillis());
        }
    }

    /**
     * Takes an alert.
     *
     * @param labels whose it is
     * @param startsAtMillis since when it fires
     * @param endsAtMillis from when on it is resolved; {@code resolve_timeout} from now if the sender does not say
     * @param nowMillis the time
     */
    public void post(Labels labels, long startsAtMillis, OptionalLong endsAtMillis, long nowMillis) {
        removeEmptyGroups(nowMillis);
        PostedAlert before = posted.get(labels);
        boolean goesOn = before != null && !before.resolvedAt(nowMillis);
        long start = goesOn ? Math.min(before.startsAtMillis(), startsAtMillis) : startsAtMillis;
        long end = endsAtMillis.orElse(nowMillis + spec.resolveTimeout().toMillis());
        PostedAlert alert = new PostedAlert(labels, start, end);
        posted.put(labels, alert);
        for (RouteSpec route : spec.route().takers(labels)) {
            Key key = new Key(route, route.group(labels));
            groups.computeIfAbsent(key, ignored -> new AlertGroup(route, key.labels(), nowMillis))
                    .put(alert, nowMillis);
        }
    }

    /** When it wants to look at a group next, if there is one; the time may be now. */
    public OptionalLong nextFlushMillis() {
        return groups.values().stream()
                .filter(group -> !group.isEmpty())
                .mapToLong(AlertGroup::nextFlushMillis)
                .min();
    }

    /**
     * Looks at the groups whose time has come.
     *
     * @return what is told, in the order of time; groups of one time in the order they began
     */
    public List<Notification> flush(long nowMillis) {
        List<Notification> notifications = new ArrayList<>();
        for (OptionalLong next = nextFlushMillis();
                next.isPresent() && next.getAsLong() <= nowMillis;
                next = nextFlushMillis()) {
            flushAt(next.getAsLong(), notifications);
        }
        removeEmptyGroups(nowMillis);
        notifications.sort(Comparator.comparingLong(Notification::atMillis));
        return notifications;
    }

    private void flushAt(long timeMillis, List<Notification> notifications) {
        removeEmptyGroups(timeMillis);
        List<Labels> firing = posted.values().stream()
                .filter(alert -> !alert.resolvedAt(timeMillis))
                .map(PostedAlert::labels)
                .toList();
        groups.forEach((key, group) -> {
            if (group.nextFlushMillis() <= timeMillis && !group.isEmpty()) {
                group.flush(timeMillis, alert -> isInhibited(alert, firing), told.computeIfAbsent(key, k -> new Told()))
                        .ifPresent(notifications::add);
            }
        });
        posted.values().removeIf(alert -> alert.resolvedAt(timeMillis));
    }

    private boolean isInhibited(Labels alert, List<Labels> firing) {
        return spec.inhibitions().stream().anyMatch(rule -> rule.inhibits(alert, firing));
    }

    /** As the dispatcher does each 30 s: a group that was emptied before the last of these times is gone. */
    private void removeEmptyGroups(long nowMillis) {
        long tick = Math.floorDiv(nowMillis, MAINTENANCE_MILLIS) * MAINTENANCE_MILLIS;
        if (tick > maintainedMillis) {
            maintainedMillis = tick;
            groups.values().removeIf(AlertGroup::isEmpty);
        }
    }
}
