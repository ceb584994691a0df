package dev.tenfold.policy.azure;

import java.util.Arrays;

/**
 * How several numbers become one: samples within a time grain ({@code statistic}), time grains within the window
 * ({@code timeAggregation}).
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-understanding-settings">Understand
 *     autoscale settings</a>
 */
public enum Aggregation {
    AVERAGE,
    MINIMUM,
    MAXIMUM,
    TOTAL,
    COUNT,
    LAST;

    /**
     * The aggregation of that name; statistics and time aggregations differ in some.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Aggregation of(String text) {
        return switch (text) {
            case "Average" -> AVERAGE;
            case "Min", "Minimum" -> MINIMUM;
            case "Max", "Maximum" -> MAXIMUM;
            case "Sum", "Total" -> TOTAL;
            case "Count" -> COUNT;
            case "Last" -> LAST;
            default ->
                throw new IllegalArgumentException("statistic must be Average, Min, Max, Sum or Count, and"
                        + " timeAggregation Average, Minimum, Maximum, Total, Count or Last, was " + text);
        };
    }

    /** The one number; NaN of none. */
    public double of(double... numbers) {
        if (numbers.length == 0) {
            return Double.NaN;
        }
        return switch (this) {
            case AVERAGE -> sum(numbers) / numbers.length;
            case MINIMUM -> Arrays.stream(numbers).min().getAsDouble();
            case MAXIMUM -> Arrays.stream(numbers).max().getAsDouble();
            case TOTAL -> sum(numbers);
            case COUNT -> numbers.length;
            case LAST -> numbers[numbers.length - 1];
        };
    }

    /** One after the other, so that the result is the same everywhere. */
    private static double sum(double... numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
