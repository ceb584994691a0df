package dev.tenfold.calibration;

import java.util.Optional;

/**
 * How far a load repeats itself day by day.
 *
 * @param likeness correlation of the load with itself a day earlier, -1..1
 * @param peakToMean its highest hour of the mean day, as a multiple of the mean
 */
record DayCycle(double likeness, double peakToMean) {
    private static final int DAY_SECONDS = 86_400;
    private static final int HOURS = 24;

    /** Empty for less than two days. */
    static Optional<DayCycle> of(double[] times, double[] levels) {
        if (times.length < 2 * HOURS || times[times.length - 1] < 2 * DAY_SECONDS) {
            return Optional.empty();
        }
        int hours = (int) (times[times.length - 1] / 3600) + 1;
        double[] sums = new double[hours];
        int[] counts = new int[hours];
        for (int i = 0; i < times.length; i++) {
            sums[(int) (times[i] / 3600)] += levels[i];
            counts[(int) (times[i] / 3600)]++;
        }
        double mean = 0;
        int known = 0;
        for (int i = 0; i < hours; i++) {
            if (counts[i] > 0) {
                sums[i] /= counts[i];
                mean += sums[i];
                known++;
            }
        }
        mean /= known;
        return Optional.of(new DayCycle(likeness(sums, counts, mean), peak(sums, counts) / mean));
    }

    /** As a sentence. */
    String told() {
        return "day cycle: a day is like the day before it with a correlation of " + Digits.decimals(likeness, 2)
                + ", its highest hour x" + Digits.decimals(peakToMean, 1) + " of the mean";
    }

    private static double likeness(double[] hourly, int[] counts, double mean) {
        double both = 0;
        double one = 0;
        double other = 0;
        for (int i = HOURS; i < hourly.length; i++) {
            if (counts[i] > 0 && counts[i - HOURS] > 0) {
                both += (hourly[i] - mean) * (hourly[i - HOURS] - mean);
                one += (hourly[i] - mean) * (hourly[i] - mean);
                other += (hourly[i - HOURS] - mean) * (hourly[i - HOURS] - mean);
            }
        }
        return one > 0 && other > 0 ? both / Math.sqrt(one * other) : 0;
    }

    private static double peak(double[] hourly, int[] counts) {
        double peak = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            double sum = 0;
            int days = 0;
            for (int i = hour; i < hourly.length; i += HOURS) {
                if (counts[i] > 0) {
                    sum += hourly[i];
                    days++;
                }
            }
            peak = days > 0 ? Math.max(peak, sum / days) : peak;
        }
        return peak;
    }
}
