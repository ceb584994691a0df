package dev.tenfold.policy.aws;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Figure;
import dev.tenfold.policy.aws.CapacityTurn.Floor;
import dev.tenfold.policy.aws.PredictivePolicy.Pair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The predictive policies of a group, with the history that each forecasts from. */
final class Forecasts {
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final List<PredictivePolicy> policies;
    private final Map<String, LoadHistory> histories;
    private final Instant start;
    private final List<Block> blocks = new ArrayList<>();

    Forecasts(List<PredictivePolicy> policies, Map<String, LoadHistory> histories, Instant start) {
        this.policies = policies;
        this.histories = histories;
        this.start = start;
    }

    /** Why policies forecast nothing, as of the last {@link #floor}. */
    List<Block> blocks() {
        return blocks;
    }

    /** The capacity that the forecasts ask for now: for the present hour, and for the next one from the buffer on. */
    Floor floor(int desired, CapacityLimits limits, long nowNanos) {
        blocks.clear();
        Floor highest = Floor.NONE;
        for (PredictivePolicy policy : policies) {
            Floor floor = floor(policy, desired, limits, nowNanos);
            highest = floor.capacity() > highest.capacity() ? floor : highest;
        }
        return highest;
    }

    private Floor floor(PredictivePolicy policy, int desired, CapacityLimits limits, long nowNanos) {
        Instant now = start.plusNanos(nowNanos);
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant next = hour.plus(Duration.ofHours(1));
        boolean early = !now.isBefore(next.minus(policy.scaling().schedulingBuffer()));
        Floor present = ofHour(policy, hour, limits);
        Floor coming = early ? ofHour(policy, next, limits) : Floor.NONE;
        Floor floor = coming.capacity() > present.capacity() ? coming : present;
        if (floor.policy().isEmpty()) {
            block(policy, "there are less than 24 hours of history to forecast from", "nothing is forecast", nowNanos);
            return Floor.NONE;
        }
        if (!policy.enabled() || policy.scaling().mode() == PredictiveScaling.Mode.FORECAST_ONLY) {
            if (floor.capacity() > desired) {
                block(policy, "the forecast is only shown", floor.why(), nowNanos);
            }
            return Floor.NONE;
        }
        return floor;
    }

    private void block(PredictivePolicy policy, String rule, String why, long nowNanos) {
        blocks.add(new Block(nowNanos, policy.name(), rule, why + ": " + rule));
    }

    private Floor ofHour(PredictivePolicy policy, Instant hour, CapacityLimits limits) {
        LoadHistory history = histories.get(policy.name());
        OptionalDouble load = history == null ? OptionalDouble.empty() : history.forecast(hour);
        if (load.isEmpty()) {
            return Floor.NONE;
        }
        Pair pair = policy.metrics().get(0);
        int forecast = TargetTracking.added(load.getAsDouble() / pair.target());
        int max = policy.scaling().effectiveMax(forecast, limits.max());
        String why = pair.load() + " is forecast at " + Figure.of(load.getAsDouble()) + " for the hour from " + hour
                + ", which at " + Figure.of(pair.target()) + " each is " + forecast;
        return new Floor(Math.min(forecast, max), max, policy.name(), why);
    }

    /** When a forecast may ask for another capacity next. */
    long nextNanos(long nowNanos) {
        if (policies.isEmpty()) {
            return Long.MAX_VALUE;
        }
        Instant now = start.plusNanos(nowNanos);
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        long next = Long.MAX_VALUE;
        for (PredictivePolicy policy : policies) {
            Instant call = hour.minus(policy.scaling().schedulingBuffer());
            while (!call.isAfter(now)) {
                call = call.plusNanos(HOUR);
            }
            next = Math.min(next, Duration.between(start, call).toNanos());
        }
        return next;
    }
}
