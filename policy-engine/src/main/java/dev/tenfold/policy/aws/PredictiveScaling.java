package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Objects;

/**
 * A predictive scaling policy: it raises capacity ahead of each hour to what was forecast for it. It never scales in.
 *
 * @param mode whether the forecast is acted upon
 * @param breach what happens where the forecast is above the group's maximum
 * @param maxCapacityBufferPercent {@code MaxCapacityBuffer}: how far beyond the forecast the maximum is then raised, in
 *     percent of the forecast; 0 to 100
 * @param schedulingBuffer {@code SchedulingBufferTime}: how long before the hour the capacity is asked for; less than
 *     an hour
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-predictive-scaling.html">
 *     Predictive scaling</a>
 */
public record PredictiveScaling(
        Mode mode, MaxCapacityBreach breach, int maxCapacityBufferPercent, Duration schedulingBuffer) {

    /** How long before the hour the capacity is asked for where nothing else is written. */
    public static final Duration DEFAULT_SCHEDULING_BUFFER = Duration.ofSeconds(300);

    private static final Duration HOUR = Duration.ofHours(1);

    /** Whether the forecast is acted upon. */
    public enum Mode {
        /** It is only shown. The default. */
        FORECAST_ONLY,
        /** It is acted upon. */
        FORECAST_AND_SCALE;

        /** As AWS writes it. */
        public String text() {
            return this == FORECAST_ONLY ? "ForecastOnly" : "ForecastAndScale";
        }

        /** The mode of that name. */
        public static Mode of(String text) {
            return switch (text) {
                case "ForecastOnly" -> FORECAST_ONLY;
                case "ForecastAndScale" -> FORECAST_AND_SCALE;
                default ->
                    throw new IllegalArgumentException("Mode must be ForecastOnly or ForecastAndScale, was " + text);
            };
        }
    }

    /** What happens where the forecast is above the group's maximum. */
    public enum MaxCapacityBreach {
        /** The maximum holds. The default. */
        HONOR_MAX_CAPACITY,
        /** The maximum is raised to the forecast and the buffer beyond it. */
        INCREASE_MAX_CAPACITY;

        /** As AWS writes it. */
        public String text() {
            return this == HONOR_MAX_CAPACITY ? "HonorMaxCapacity" : "IncreaseMaxCapacity";
        }

        /** The behaviour of that name. */
        public static MaxCapacityBreach of(String text) {
            return switch (text) {
                case "HonorMaxCapacity" -> HONOR_MAX_CAPACITY;
                case "IncreaseMaxCapacity" -> INCREASE_MAX_CAPACITY;
                default ->
                    throw new IllegalArgumentException(
                            "MaxCapacityBreachBehavior must be HonorMaxCapacity or IncreaseMaxCapacity, was " + text);
            };
        }
    }

    public PredictiveScaling {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(breach, "breach");
        if (maxCapacityBufferPercent < 0 || maxCapacityBufferPercent > 100) {
            throw new IllegalArgumentException(
                    "MaxCapacityBuffer must be 0 to 100 percent, was " + maxCapacityBufferPercent);
        }
        if (!isSchedulingBuffer(schedulingBuffer)) {
            throw new IllegalArgumentException(
                    "SchedulingBufferTime must be 0 to 3599 seconds, was " + schedulingBuffer.toSeconds());
        }
    }

    /** Whether a time may be a {@code SchedulingBufferTime}. */
    public static boolean isSchedulingBuffer(Duration time) {
        return !time.isNegative() && time.compareTo(HOUR) < 0;
    }

    /** The group's maximum for an hour with a forecast. */
    public int effectiveMax(int forecast, int max) {
        if (mode == Mode.FORECAST_ONLY || breach == MaxCapacityBreach.HONOR_MAX_CAPACITY) {
            return max;
        }
        return (int) Math.max(max, (long) forecast * (100 + maxCapacityBufferPercent) / 100);
    }

    /**
     * The capacity for an hour with a forecast.
     *
     * @param forecast capacity forecast for the hour
     * @param capacity at present, or what other policies ask for
     * @param max of the group
     */
    public int desired(int forecast, int capacity, int max) {
        return mode == Mode.FORECAST_ONLY
                ? capacity
                : Math.max(capacity, Math.min(forecast, effectiveMax(forecast, max)));
    }

    /** When the capacity for an hour is asked for, in the time that the hour is given in. */
    public Duration launchAt(Duration hour) {
        return hour.minus(schedulingBuffer);
    }
}
