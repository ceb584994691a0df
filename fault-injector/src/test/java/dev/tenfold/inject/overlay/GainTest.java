package dev.tenfold.inject.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GainTest {
    private static final double ALL = Double.POSITIVE_INFINITY;

    /** Ten observations in 0..1, twenty in 1..2, ten in 2..4, two beyond. */
    private static final Gain GAIN = new Gain(new double[] {1, 2, 4, ALL}, new double[] {10, 30, 40, 42}, 60);

    @ParameterizedTest(name = "+{0}: {1} {2} {3} {4}, sum {5}")
    @CsvSource({
        "0,   10, 30, 40, 42, 60",
        "0.5,  5, 20, 37.5, 42, 81",
        "1,    0, 10, 35, 42, 102",
        "2,    0,  0, 30, 42, 144",
        "20,   0,  0,  0, 42, 900"
    })
    void observationsMoveToHigherBuckets(
            double amount, double first, double second, double third, double all, double sum) {
        Gain moved = GAIN.plus(amount);
        assertArrayEquals(new double[] {first, second, third, all}, moved.counts());
        assertEquals(sum, moved.sum());
    }

    @Test
    void timesMultipliesObservationsAndTheirSum() {
        assertArrayEquals(new double[] {100, 300, 400, 420}, GAIN.times(10).counts());
        assertEquals(600, GAIN.times(10).sum());
    }

    @Test
    void bucketsBelowZeroMoveToo() {
        Gain below = new Gain(new double[] {-1, 1, ALL}, new double[] {4, 8, 8}, 0);
        assertArrayEquals(new double[] {0, 6, 8}, below.plus(1).counts());
    }

    @Test
    void aHistogramOfOneBucketKeepsItsCount() {
        Gain only = new Gain(new double[] {ALL}, new double[] {7}, 3);
        assertArrayEquals(new double[] {7}, only.plus(20).counts());
        assertEquals(143, only.plus(20).sum());
    }
}
