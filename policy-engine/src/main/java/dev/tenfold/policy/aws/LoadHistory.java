package dev.tenfold.policy.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The load of the hours before, from which predictive scaling forecasts: the mean of the same hour of the day over the
 * last days, fourteen at most. AWS does not publish its model; this one repeats the day that it has seen.
 *
 * @param start beginning of the first hour
 * @param hourly load of each hour, in the unit of the load metric summed over the group
 */
public record LoadHistory(Instant start, List<Double> hourly) {
    /** Hours that AWS needs before it forecasts at all. */
    public static final int FEWEST_HOURS = 24;

    private static final int HOURS_PER_DAY = 24;
    private static final int MOST_HOURS = 14 * HOURS_PER_DAY;

    public LoadHistory {
        Objects.requireNonNull(start, "start");
        hourly = List.copyOf(hourly);
    }

    /** The load of an hour that begins at a moment; empty while there is too little history. */
    public OptionalDouble forecast(Instant hour) {
        if (hourly.size() < FEWEST_HOURS) {
            return OptionalDouble.empty();
        }
        long index = Duration.between(start, hour).toHours();
        double sum = 0;
        int count = 0;
        int oldest = Math.max(0, hourly.size() - MOST_HOURS);
        for (int i = hourly.size() - 1; i >= oldest; i--) {
            if (Math.floorMod(index - i, (long) HOURS_PER_DAY) == 0) {
                sum += hourly.get(i);
                count++;
            }
        }
        return OptionalDouble.of(sum / count);
    }
}
