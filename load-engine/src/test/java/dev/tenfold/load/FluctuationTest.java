package dev.tenfold.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.load.Profile.Piece;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FluctuationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int DAY = 86_400;

    /** From 0 to 100 within a hundred seconds. */
    private static final Profile RAMP = new Profile(List.of(new Piece(0, 100, 100 * SECOND)));

    private static final Profile ONE = new Profile(List.of(new Piece(1, 1, DAY * SECOND)));

    private static Fluctuation of(Noise noise, long seed, int seconds) {
        return new Fluctuation(noise, new SplittableRandom(seed), seconds * SECOND);
    }

    private static double[] bySecond(Fluctuation fluctuation, int seconds) {
        double[] factors = new double[seconds];
        Arrays.setAll(factors, i -> fluctuation.at(i * SECOND));
        return factors;
    }

    @Test
    void theSameChanceGivesTheSameFactors() {
        Noise noise = Noise.of(Burstiness.WEB);
        assertArrayEquals(bySecond(of(noise, 7, 600), 600), bySecond(of(noise, 7, 600), 600));
        assertFalse(Arrays.equals(bySecond(of(noise, 7, 600), 600), bySecond(of(noise, 8, 600), 600)));
    }

    @Test
    void aLongerRunBeginsAsAShorterOne() {
        Noise noise = Noise.of(Burstiness.SOCIAL);
        assertArrayEquals(bySecond(of(noise, 7, 600), 600), bySecond(of(noise, 7, 6000), 600));
    }

    /** 60 runs of a day each: their means are independent, and so tell how sure one can be of their mean. */
    @ParameterizedTest
    @EnumSource
    void theMeanIsOne(Burstiness name) {
        int runs = 60;
        double[] means = new double[runs];
        Arrays.setAll(means, seed -> of(Noise.of(name), seed, DAY).meanOver(ONE, 0, DAY * SECOND));
        double mean = Arrays.stream(means).average().orElseThrow();
        double variance = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / (runs - 1);
        assertEquals(1, mean, 3 * Math.sqrt(variance / runs), "within three standard errors");
    }

    @Test
    void spreadAndMemoryAreThoseOfTheNoise() {
        Noise noise = new Noise(Burstiness.WEB, Optional.of(0.2), Optional.of(Duration.ofSeconds(80)));
        double sum = 0;
        double square = 0;
        double logs = 0;
        double lagged = 0;
        int count = 0;
        double variance = Math.log(1.04);
        for (int seed = 0; seed < 40; seed++) {
            double[] factors = bySecond(of(noise, seed, DAY), DAY);
            for (int i = 0; i + 80 < DAY; i += 10) {
                sum += factors[i];
                square += factors[i] * factors[i];
                double here = Math.log(factors[i]) + variance / 2;
                logs += here * here;
                lagged += here * (Math.log(factors[i + 80]) + variance / 2);
                count++;
            }
        }
        double mean = sum / count;
        assertEquals(0.2, Math.sqrt(square / count - mean * mean), 0.004);
        assertEquals(Math.exp(-1), lagged / logs, 0.02);
    }

    @Test
    void meansAreExactWhateverTheStep() {
        Fluctuation fluctuation = of(Noise.of(Burstiness.BURSTY), 3, 100);
        double whole = fluctuation.meanOver(RAMP, 0, 100 * SECOND);
        for (long step : new long[] {SECOND / 4, SECOND, 7 * SECOND / 2, 20 * SECOND}) {
            double sum = 0;
            for (long from = 0; from < 100 * SECOND; from += step) {
                long to = Math.min(100 * SECOND, from + step);
                sum += fluctuation.meanOver(RAMP, from, to) * (to - from);
            }
            assertEquals(whole, sum / (100 * SECOND), 1e-9 * whole, "step " + step);
        }
    }

    @Test
    void behindItsEndTheLastFactorStays() {
        Fluctuation fluctuation = of(Noise.of(Burstiness.CHAT), 3, 10);
        assertEquals(fluctuation.at(9 * SECOND), fluctuation.at(1000 * SECOND));
        assertEquals(fluctuation.at(9 * SECOND) * 100, fluctuation.meanOver(RAMP, 200 * SECOND, 300 * SECOND), 1e-9);
    }

    @Test
    void refusesWhatIsNoNoise() {
        Optional<Duration> own = Optional.empty();
        assertEquals(
                "spread must be > 0 and at most 5, was 0",
                assertThrows(IllegalArgumentException.class, () -> new Noise(Burstiness.WEB, Optional.of(0.0), own))
                        .getMessage());
        assertEquals(
                "memory must be 1s to 6h, was 500ms",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Noise(Burstiness.WEB, Optional.empty(), Optional.of(Duration.ofMillis(500))))
                        .getMessage());
    }
}
