package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyMixtureTest {
    private static void exponential(LatencyMixture mixture, double weight, double mean) {
        mixture.add(weight, mean, mean * mean, 2 * mean * mean * mean);
    }

    @ParameterizedTest(name = "a share {0} of an exponential of 1 s is below {1} s")
    @CsvSource({"0.5, 0.693147", "0.9, 2.302585", "0.95, 2.995732", "0.99, 4.605170"})
    void percentilesOfAnExponentialAreItsLogarithms(double q, double seconds) {
        LatencyMixture mixture = new LatencyMixture();
        exponential(mixture, 7, 1);
        assertEquals(seconds, mixture.quantile(q), seconds * 2e-4);
    }

    /** 90 requests of 1 s and 10 of 5 s: no average of percentiles would tell 1 s below 90 % and 5 s above. */
    @ParameterizedTest(name = "a share {0} is below {1} s")
    @CsvSource({"0.5, 1", "0.89, 1", "0.91, 5", "0.99, 5"})
    void percentilesOfAMixtureAreThoseOfAllItHolds(double q, double seconds) {
        LatencyMixture mixture = new LatencyMixture();
        mixture.add(90, 1, 0, 0);
        mixture.add(10, 5, 0, 0);
        assertEquals(seconds, mixture.quantile(q), seconds * 2e-4);
        assertEquals(1.4, mixture.mean(), 1e-12);
        assertEquals(0.1, mixture.above(3), 1e-12);
    }

    /** 3/4 exp(-t) + 1/4 exp(-t / 10) = 0.05 at t = 16.094. */
    @Test
    void percentilesOfTwoExponentials() {
        LatencyMixture mixture = new LatencyMixture();
        exponential(mixture, 3, 1);
        exponential(mixture, 1, 10);
        double t = mixture.quantile(0.95);
        assertEquals(0.05, 0.75 * Math.exp(-t) + 0.25 * Math.exp(-t / 10), 1e-5);
        assertEquals(16.094, t, 0.01);
    }

    @Test
    void mixturesOfMixturesAreTheSame() {
        LatencyMixture one = new LatencyMixture();
        one.add(90, 1, 0, 0);
        LatencyMixture other = new LatencyMixture();
        other.add(10, 5, 0, 0);
        one.add(other);
        LatencyMixture copy = one.copy();
        one.clear();
        assertEquals(0, one.weight());
        assertEquals(100, copy.weight());
        assertEquals(5, copy.quantile(0.95), 1e-3);
    }

    @Test
    void lawsThatHardlyDifferTellTheSameMerged() {
        LatencyMixture mixture = new LatencyMixture();
        for (int i = 0; i < 1000; i++) {
            exponential(mixture, 1, 1 + 0.005 * (i % 2));
        }
        assertEquals(1.0025, mixture.mean(), 1e-9);
        assertEquals(2.995732 * 1.0025, mixture.quantile(0.95), 0.003);
    }

    @Test
    void holdsNothingUntilSomethingIsAnswered() {
        LatencyMixture mixture = new LatencyMixture();
        mixture.add(0, 1, 1, 1);
        assertEquals(0, mixture.weight());
        assertTrue(Double.isNaN(mixture.mean()));
        assertTrue(Double.isNaN(mixture.quantile(0.5)));
        assertTrue(Double.isNaN(mixture.above(1)));
    }
}
