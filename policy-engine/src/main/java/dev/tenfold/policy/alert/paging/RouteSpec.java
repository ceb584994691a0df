package dev.tenfold.policy.alert.paging;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A route of the Alertmanager, with all that it inherits from the routes around it.
 *
 * @param receiver who is told
 * @param groupBy by which labels alerts are grouped; {@link #ALL_LABELS} alone for each alert by itself
 * @param timing its times
 * @param matchers which alerts it takes: those that all of the matchers accept
 * @param goesOn {@code continue}: whether alerts that it takes are offered to the routes beside it as well
 * @param routes the routes within, in order
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#route">the reference</a>
 */
public record RouteSpec(
        String receiver,
        List<String> groupBy,
        GroupTiming timing,
        List<Matcher> matchers,
        boolean goesOn,
        List<RouteSpec> routes) {
    /** What {@code group_by} says to group by all labels. */
    public static final String ALL_LABELS = "...";

    public RouteSpec {
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(timing, "timing");
        groupBy = List.copyOf(groupBy);
        matchers = List.copyOf(matchers);
        routes = List.copyOf(routes);
    }

    /** A single route to a receiver. */
    public RouteSpec(String receiver, List<String> groupBy, GroupTiming timing) {
        this(receiver, groupBy, timing, List.of(), false, List.of());
    }

    /** The innermost routes that take an alert, in order; none if this one does not. */
    public List<RouteSpec> takers(Labels alert) {
        if (!matchers.stream().allMatch(matcher -> matcher.matches(alert.get(matcher.name())))) {
            return List.of();
        }
        List<RouteSpec> takers = new ArrayList<>();
        for (RouteSpec route : routes) {
            List<RouteSpec> within = route.takers(alert);
            takers.addAll(within);
            if (!within.isEmpty() && !route.goesOn()) {
                break;
            }
        }
        return takers.isEmpty() ? List.of(this) : takers;
    }

    /** The labels that tell an alert's group from others. */
    public Labels group(Labels alert) {
        return groupBy.equals(List.of(ALL_LABELS)) ? alert : alert.keep(groupBy);
    }

    /**
     * The times of a route.
     *
     * @param groupWait from a group's first alert to its first notification; >= 0s
     * @param groupInterval from then on, between two looks at the group; > 0s
     * @param repeatInterval how long nothing is said while nothing changes; > 0s
     */
    public record GroupTiming(Duration groupWait, Duration groupInterval, Duration repeatInterval) {
        public GroupTiming {
            if (groupWait.isNegative()) {
                throw new IllegalArgumentException("group_wait must be >= 0s, was " + groupWait);
            }
            if (groupInterval.toMillis() <= 0) {
                throw new IllegalArgumentException("group_interval must be >= 1 ms, was " + groupInterval);
            }
            if (repeatInterval.toMillis() <= 0) {
                throw new IllegalArgumentException("repeat_interval must be >= 1 ms, was " + repeatInterval);
            }
        }

        /** The time between two notifications that say the same: the next look at the group once it is over. */
        public Duration effectiveRepeat() {
            long interval = groupInterval.toMillis();
            long looks = -Math.floorDiv(-repeatInterval.toMillis(), interval);
            return Duration.ofMillis(looks * interval);
        }
    }
}
