package dev.tenfold.diagnosis;

import java.util.OptionalInt;

/**
 * What the run had to keep, and what is known of its policy.
 *
 * @param p95Seconds 95th percentile that users accept, seconds
 * @param errorRatio share of requests that may fail, 0..1
 * @param scaleUpSeconds from the first sign of need to a new instance, seconds
 * @param targetPercent utilisation that the policy aims at, percent
 * @param minimum fewest instances, if known
 * @param maximum most instances, if known
 * @param alarmSeconds how long the metric has to be above its target before the policy acts
 */
public record Goal(
        double p95Seconds,
        double errorRatio,
        double scaleUpSeconds,
        double targetPercent,
        OptionalInt minimum,
        OptionalInt maximum,
        double alarmSeconds) {
    /**
     * The limits of a careful team; a target of 70 %; and three datapoints of one minute, as AWS target tracking has
     * it.
     */
    public static final Goal DEFAULT = new Goal(0.5, 0.01, 180, 70, OptionalInt.empty(), OptionalInt.empty(), 180);

    public Goal {
        require("p95 must be > 0s", p95Seconds > 0);
        require("errors must be 0 % to 100 %", errorRatio >= 0 && errorRatio <= 1);
        require("scale-up-within must be > 0s", scaleUpSeconds > 0);
        require("target must be > 0 and at most 100", targetPercent > 0 && targetPercent <= 100);
        require("min must be >= 0", minimum.orElse(0) >= 0);
        require(
                "max must be >= 1, and not below min",
                maximum.orElse(Integer.MAX_VALUE) >= Math.max(1, minimum.orElse(1)));
        require("alarm must be >= 0s", alarmSeconds >= 0);
    }

    private static void require(String rule, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
