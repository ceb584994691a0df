package dev.tenfold.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.load.Mix.Kind;
import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Factor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half of the requests browse, three in ten order, two in ten order as well but pay: x5 on orders from 100 s on. */
class MixTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<Kind> KINDS = List.of(
            new Kind("browse", "/items", "web", 5, 1, 2),
            new Kind("buy", "/orders", "web", 3, 2, 2),
            new Kind("buy", "/pay", "pay", 2, 1, 4));

    private static Surge surge(String endpoint, String journey, int at, int to) {
        return new Surge(
                Optional.ofNullable(endpoint),
                Optional.ofNullable(journey),
                Duration.ofSeconds(at),
                new Factor(to),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10));
    }

    private static double[] at(Mix mix, double seconds) {
        double[] into = new double[3];
        mix.at(Math.round(seconds * SECOND), into);
        return into;
    }

    @ParameterizedTest(name = "at {0} s: {1} of items, {2} of orders, {3} of payments")
    @CsvSource({
        "0, 0.5, 0.3, 0.2",
        "100, 0.5, 0.3, 0.2",
        "105, 0.5, 0.9, 0.2",
        "110, 0.5, 1.5, 0.2",
        "129, 0.5, 1.5, 0.2",
        "135, 0.5, 0.9, 0.2",
        "140, 0.5, 0.3, 0.2",
        "1e5, 0.5, 0.3, 0.2"
    })
    void aSurgeAddsToOneEndpointAndTakesNothingFromTheOthers(double time, double items, double orders, double pay) {
        Mix mix = new Mix(KINDS, List.of(surge("/orders", null, 100, 5)));
        assertArrayEquals(new double[] {items, orders, pay}, at(mix, time), 1e-9);
    }

    @Test
    void aSurgeOfAJourneyStrikesAllItsSteps() {
        Mix mix = new Mix(KINDS, List.of(surge(null, "buy", 100, 2)));
        assertArrayEquals(new double[] {0.5, 0.6, 0.4}, at(mix, 120), 1e-9);
    }

    @Test
    void surgesThatOverlapAddUp() {
        Mix mix = new Mix(KINDS, List.of(surge("/orders", null, 100, 5), surge(null, "buy", 105, 2)));
        assertArrayEquals(new double[] {0.5, 1.8, 0.4}, at(mix, 120), 1e-9, "0.3 (1 + 4 + 1) and 0.2 (1 + 1)");
    }

    @Test
    void knowsWhenItRestsAndWhereItBends() {
        Mix mix = new Mix(KINDS, List.of(surge("/orders", null, 100, 5)));
        assertTrue(mix.restsDuring(0, 100 * SECOND));
        assertFalse(mix.restsDuring(99 * SECOND, 101 * SECOND));
        assertTrue(mix.restsDuring(140 * SECOND, 150 * SECOND));
        assertArrayEquals(new long[] {0, 100 * SECOND, 110 * SECOND, 130 * SECOND, 140 * SECOND}, mix.jointsNanos());
        assertArrayEquals(new double[] {0.5, 0.3, 0.2}, mix.sharesAtRest());
    }

    /** A ramp under a ramp: the mean of t/100 x 100 over 10 s of crowd 0 to 4, from its antiderivative. */
    @Test
    void meansOfALevelThatGrowsWithASurgeThatGrowsAreExact() {
        Profile ramp = new Profile(List.of(new Piece(0, 200, 200 * SECOND)));
        double exact = 0;
        for (int i = 0; i < 100_000; i++) {
            double t = 100 + (i + 0.5) * 1e-4;
            exact += t * 0.4 * (t - 100) * 1e-5;
        }
        Profile crowd = surge("/orders", null, 100, 5).crowd();
        assertEquals(exact, ramp.meanOfProduct(crowd, 100 * SECOND, 110 * SECOND), 1e-6);
        double halves = (ramp.meanOfProduct(crowd, 90 * SECOND, 121 * SECOND) * 31
                        + ramp.meanOfProduct(crowd, 121 * SECOND, 300 * SECOND) * 179)
                / 210;
        assertEquals(ramp.meanOfProduct(crowd, 90 * SECOND, 300 * SECOND), halves, 1e-9);
    }

    @Test
    void whatComesDoesNotDependOnTheStep() {
        Mix mix = new Mix(KINDS, List.of(surge("/orders", null, 100, 5)));
        Profile ramp = new Profile(List.of(new Piece(0, 200, 200 * SECOND)));
        Fluctuation noise = new Fluctuation(Noise.of(Burstiness.WEB), new SplittableRandom(1), 200 * SECOND);
        Course course = new Course(ramp, Optional.of(noise));
        double whole = orders(mix, course, 200 * SECOND);
        for (long step : new long[] {SECOND / 2, SECOND, 7 * SECOND}) {
            assertEquals(whole, orders(mix, course, step), 1e-9 * whole);
        }
    }

    private static double orders(Mix mix, Course course, long step) {
        double[] into = new double[3];
        double sum = 0;
        for (long from = 0; from < 200 * SECOND; from += step) {
            long to = Math.min(200 * SECOND, from + step);
            mix.over(course, from, to, into);
            sum += into[1] * course.meanOver(from, to) * (to - from) / SECOND;
        }
        return sum;
    }

    @Test
    void theCeilingIsAboveEveryInstant() {
        Profile ramp = new Profile(List.of(new Piece(0, 200, 200 * SECOND)));
        Fluctuation noise = new Fluctuation(Noise.of(Burstiness.WEB), new SplittableRandom(1), 200 * SECOND);
        Course course = new Course(ramp, Optional.of(noise));
        double ceiling = course.ceilingOver(50 * SECOND, 60 * SECOND);
        for (long time = 50 * SECOND; time < 60 * SECOND; time += SECOND / 10) {
            assertTrue(course.at(time) <= ceiling);
        }
    }

    @Test
    void refusesWhatIsNoSurge() {
        assertEquals(
                "endpoint or journey must be there, and not both",
                assertThrows(IllegalArgumentException.class, () -> surge("/a", "b", 0, 2))
                        .getMessage());
        assertEquals(
                "to must be > x1, was x1",
                assertThrows(IllegalArgumentException.class, () -> surge("/a", null, 0, 1))
                        .getMessage());
    }
}
