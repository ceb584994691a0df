package dev.tenfold.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fits the numbers of each burstiness again. What counts vary beyond chance is their variance about a moving mean, less
 * that mean; divided by the mean's square it is the variance of the factor over a row, and the covariance of rows that
 * follow one another tells how long a deviation lasts.
 */
class BurstinessTest {
    /** What the rows of a recording show: how long they are, and how their factor varies. */
    private record Seen(double rowSeconds, double mean, double variance, double correlation) {
        double dispersion() {
            return 1 + variance * mean;
        }
    }

    @ParameterizedTest(name = "{0} is {1} about a moving mean of {2} rows")
    @CsvSource(textBlock = """
            # name, recording, rows, spread of a row, correlation of neighbours, index of dispersion
            CALM,   worldcup98-groupstage.csv,      61, 0.064, 0.776, 120
            CHAT,   azure-llm-conversation-10s.csv, 61, 0.108, 0.517, 1.64
            WEB,    nasa-http-jul95.csv,            61, 0.324, 0.412, 6.0
            SOCIAL, nab-twitter-aapl-volume.csv,    25, 0.550, 0.282, 27
            BURSTY, nab-elb-request-count.csv,      49, 0.858, 0.080, 47
            """)
    void theNumbersAreThoseOfRecordedTraffic(
            Burstiness name, String file, int rows, double spread, double correlation, double dispersion)
            throws IOException {
        Seen seen = seen(Files.readAllLines(Traces.file(file)), rows);
        assertEquals(spread, Math.sqrt(seen.variance()), 0.001);
        assertEquals(correlation, seen.correlation(), 0.001);
        assertEquals(dispersion, seen.dispersion(), 0.02 * dispersion);
        double memory = name.memory().toSeconds();
        assertEquals(spread, Math.sqrt(variance(name.spread(), memory, seen.rowSeconds())), 0.04 * spread);
        assertEquals(correlation, correlation(name.spread(), memory, seen.rowSeconds()), 0.02);
    }

    private static Seen seen(List<String> lines, int rows) {
        double[] counts = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                .toArray();
        int half = rows / 2;
        double[] means = IntStream.range(0, counts.length - 2 * half)
                .mapToDouble(i -> Arrays.stream(counts, i, i + rows).average().orElseThrow())
                .toArray();
        double[] deviations = IntStream.range(0, means.length)
                .filter(i -> means[i] > 0)
                .mapToDouble(i -> counts[i + half] / means[i] - 1)
                .toArray();
        double chance = Arrays.stream(means)
                .filter(m -> m > 0)
                .map(m -> 1 / m)
                .average()
                .orElseThrow();
        double mean = Arrays.stream(deviations).average().orElseThrow();
        double square = 0;
        double lagged = 0;
        for (int i = 0; i < deviations.length; i++) {
            square += (deviations[i] - mean) * (deviations[i] - mean) / deviations.length;
            if (i > 0) {
                lagged += (deviations[i] - mean) * (deviations[i - 1] - mean) / (deviations.length - 1);
            }
        }
        double variance = square - chance;
        return new Seen(rowSeconds(lines), Arrays.stream(counts).average().orElseThrow(), variance, lagged / variance);
    }

    private static double rowSeconds(List<String> lines) {
        var first = Instant.parse(lines.get(1).split(",")[0]);
        var second = Instant.parse(lines.get(2).split(",")[0]);
        return Duration.between(first, second).toSeconds();
    }

    /** Variance of the mean of a row of a process whose covariance at a distance t is exp(s2 exp(-t / memory)) - 1. */
    private static double variance(double spread, double memory, double row) {
        return 2 / (row * row) * integral(row, t -> (row - t) * covariance(spread, memory, t));
    }

    private static double correlation(double spread, double memory, double row) {
        double neighbours = integral(row, t -> t * covariance(spread, memory, t))
                + integral(row, t -> (row - t) * covariance(spread, memory, row + t));
        return neighbours / (row * row) / variance(spread, memory, row);
    }

    private static double covariance(double spread, double memory, double distance) {
        return Math.expm1(Math.log1p(spread * spread) * Math.exp(-distance / memory));
    }

    private static double integral(double to, DoubleUnaryOperator function) {
        int parts = 1000;
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            sum += function.applyAsDouble((i + 0.5) * to / parts) * to / parts;
        }
        return sum;
    }
}
