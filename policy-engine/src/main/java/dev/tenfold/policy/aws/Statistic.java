package dev.tenfold.policy.aws;

import dev.tenfold.document.draft.Draft;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an alarm makes of the samples of one period.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html">CloudWatch
 *     statistics definitions</a>
 */
public sealed interface Statistic permits Statistic.Simple, Statistic.Percentile, TrimmedStatistic {

    /**
     * The statistic of some samples, in any order.
     *
     * @return NaN where there is none, which is a missing data point
     */
    double of(double... samples);

    /** As CloudWatch writes it. */
    String text();

    /** Whether an alarm on the statistic keeps its state for want of samples, which only percentiles need many of. */
    default boolean heldBack(LowSamples behaviour, long samples) {
        return false;
    }

    /**
     * The statistic of that name, such as {@code Average}, {@code p99.9}, {@code tm90}, {@code TM(2%:98%)},
     * {@code IQM}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Statistic parse(String text) {
        for (Simple simple : Simple.values()) {
            if (simple.text.equals(text)) {
                return simple;
            }
        }
        Matcher percentile = Percentile.SHAPE.matcher(text);
        if (percentile.matches()) {
            return new Percentile(Double.parseDouble(percentile.group(1)));
        }
        return TrimmedStatistic.parse(text);
    }

    /** A statistic that needs no order among the samples. */
    enum Simple implements Statistic {
        SAMPLE_COUNT("SampleCount"),
        SUM("Sum"),
        AVERAGE("Average"),
        MINIMUM("Minimum"),
        MAXIMUM("Maximum");

        private final String text;

        Simple(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public double of(double... samples) {
            if (samples.length == 0) {
                return Double.NaN;
            }
            return switch (this) {
                case SAMPLE_COUNT -> samples.length;
                case SUM -> sum(samples);
                case AVERAGE -> sum(samples) / samples.length;
                case MINIMUM -> Arrays.stream(samples).min().getAsDouble();
                case MAXIMUM -> Arrays.stream(samples).max().getAsDouble();
            };
        }

        /** One after the other, so that the result is the same everywhere. */
        private static double sum(double... samples) {
            double sum = 0;
            for (double sample : samples) {
                sum += sample;
            }
            return sum;
        }
    }

    /**
     * The value that so many percent of the samples do not exceed: the largest of them. CloudWatch itself estimates it
     * from a histogram.
     *
     * @param percent 0..100
     */
    record Percentile(double percent) implements Statistic {
        private static final Pattern SHAPE = Pattern.compile("p([0-9]{1,3}(?:\\.[0-9]{1,10})?)");

        public Percentile {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "a percentile must be 0 to 100, was %.3f", percent));
            }
        }

        @Override
        public String text() {
            return "p" + Draft.number(percent);
        }

        @Override
        public double of(double... samples) {
            if (samples.length == 0) {
                return Double.NaN;
            }
            double[] sorted = samples.clone();
            Arrays.sort(sorted);
            int rank = (int) Math.ceil(percent * samples.length / 100);
            return sorted[Math.max(rank, 1) - 1];
        }

        @Override
        public boolean heldBack(LowSamples behaviour, long samples) {
            return behaviour.holdsBack(percent / 100, samples);
        }
    }
}
