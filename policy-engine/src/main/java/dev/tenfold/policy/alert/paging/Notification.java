package dev.tenfold.policy.alert.paging;

import dev.tenfold.metric.Labels;
import java.util.List;
import java.util.Objects;

/**
 * What a receiver is told at one time.
 *
 * @param atMillis when
 * @param receiver who is told
 * @param group the labels that the alerts share
 * @param firing the alerts that fire, in the order of their labels
 * @param resolved those that do not any more
 * @param repeated whether nothing changed since the last one, so that it only reminds
 */
public record Notification(
        long atMillis, String receiver, Labels group, List<Labels> firing, List<Labels> resolved, boolean repeated) {
    public Notification {
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(group, "group");
        firing = List.copyOf(firing);
        resolved = List.copyOf(resolved);
    }

    /** Whether it wakes somebody: something fires. */
    public boolean pages() {
        return !firing.isEmpty();
    }
}
