package dev.tenfold.policy.alert.paging;

import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.alert.AlertDefaults;
import dev.tenfold.policy.alert.paging.RouteSpec.GroupTiming;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What an Alertmanager's configuration says about when whom to page.
 *
 * @param route the root of the routes, which takes every alert
 * @param inhibitions which alerts keep which others from being told
 * @param resolveTimeout when an alert counts as resolved whose sender did not say when it ends; > 0s
 */
public record PagingSpec(RouteSpec route, List<InhibitRule> inhibitions, Duration resolveTimeout)
        implements PolicySpec {
    /** One receiver who is told of all alerts at once, at the Alertmanager's usual times. */
    public static final PagingSpec DEFAULTS = new PagingSpec(
            new RouteSpec(
                    "default",
                    List.of(),
                    new GroupTiming(
                            AlertDefaults.GROUP_WAIT, AlertDefaults.GROUP_INTERVAL, AlertDefaults.REPEAT_INTERVAL)),
            List.of(),
            AlertDefaults.RESOLVE_TIMEOUT);

    public PagingSpec {
        Objects.requireNonNull(route, "route");
        inhibitions = List.copyOf(inhibitions);
        if (resolveTimeout.toMillis() <= 0) {
            throw new IllegalArgumentException("resolve_timeout must be >= 1 ms, was " + resolveTimeout);
        }
    }
}
