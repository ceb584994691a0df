package dev.tenfold.policy.alert;

import dev.tenfold.metric.Labels;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What became of one alert, from its condition's first holding to its end. Times are milliseconds.
 *
 * @param alert the rule's name
 * @param labels whose alert it is, {@code alertname} included
 * @param pendingAt when its condition first held
 * @param firingAt when it first fired; empty if it never did
 * @param resolvedAt when it ended; empty if it has not
 * @param pagedAt when a person was first told of it; empty if nobody was
 */
public record AlertTimeline(
        String alert,
        Labels labels,
        long pendingAt,
        OptionalLong firingAt,
        OptionalLong resolvedAt,
        OptionalLong pagedAt) {
    public AlertTimeline {
        Objects.requireNonNull(alert, "alert");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(firingAt, "firingAt");
        Objects.requireNonNull(resolvedAt, "resolvedAt");
        Objects.requireNonNull(pagedAt, "pagedAt");
    }

    /** An alert that begins. */
    static AlertTimeline begun(AlertChange change) {
        OptionalLong none = OptionalLong.empty();
        return new AlertTimeline(change.alert(), change.labels(), change.atMillis(), none, none, none);
    }

    /** The same alert after a change. */
    AlertTimeline after(AlertChange change) {
        OptionalLong now = OptionalLong.of(change.atMillis());
        OptionalLong firing = firingAt.isEmpty() && change.fires() ? now : firingAt;
        OptionalLong resolved = change.to() == AlertState.INACTIVE ? now : resolvedAt;
        return new AlertTimeline(alert, labels, pendingAt, firing, resolved, pagedAt);
    }

    /** The same alert after a person was told of it. */
    AlertTimeline paged(long atMillis) {
        return pagedAt.isPresent()
                ? this
                : new AlertTimeline(alert, labels, pendingAt, firingAt, resolvedAt, OptionalLong.of(atMillis));
    }
}
