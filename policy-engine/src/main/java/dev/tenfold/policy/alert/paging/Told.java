package dev.tenfold.policy.alert.paging;

import dev.tenfold.metric.Labels;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a receiver was told last of a group, even one that ended and began anew.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/notify/notify.go">notify/notify.go, DedupStage</a>
 */
final class Told {
    private Set<Labels> firing = Set.of();
    private Set<Labels> resolved = Set.of();
    private long atMillis;
    private boolean ever;

    /** Tells what fires and what is resolved, if there is a reason to. */
    Optional<Notification> tell(long nowMillis, AlertGroup group, List<Labels> nowFiring, List<Labels> nowResolved) {
        boolean news = isNews(nowFiring, nowResolved);
        long repeatMillis = group.route().timing().repeatInterval().toMillis();
        boolean due = ever && !nowFiring.isEmpty() && nowMillis - atMillis >= repeatMillis;
        if (!news && !due) {
            return Optional.empty();
        }
        firing = new HashSet<>(nowFiring);
        resolved = new HashSet<>(nowResolved);
        atMillis = nowMillis;
        ever = true;
        return Optional.of(
                new Notification(nowMillis, group.route().receiver(), group.labels(), nowFiring, nowResolved, !news));
    }

    private boolean isNews(List<Labels> nowFiring, List<Labels> nowResolved) {
        if (!firing.containsAll(nowFiring)) {
            return true;
        }
        // What fired and was resolved between two notifications was never told, and need not be.
        if (nowFiring.isEmpty()) {
            return !firing.isEmpty();
        }
        return !resolved.containsAll(nowResolved);
    }
}
