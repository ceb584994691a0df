package dev.tenfold.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @ParameterizedTest(name = "{0} of {1}: {2} to {3}")
    @CsvSource(textBlock = """
            # Newcombe: Two-sided confidence intervals for the single proportion, 1998, table I, method 3: Wilson
            81, 263, 0.2553, 0.3662
            15, 148, 0.0624, 0.1605
             0,  20, 0.0000, 0.1611
             1,  29, 0.0061, 0.1718
            # all of n: from n / (n + z^2) on
            35,  35, 0.9011, 1
            """)
    void aShareIsKnownAsWilsonSays(int some, int all, double low, double high) {
        Interval interval = Interval.ofShare(some, all);
        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
    }

    @ParameterizedTest(name = "{0} degrees of freedom: {1}")
    @CsvSource(textBlock = """
            # any table of Student's law, two-sided 95 %
               1, 12.706
               2,  4.303
               3,  3.182
               4,  2.776
               9,  2.262
              10,  2.228
              30,  2.042
             100,  1.984
            1000,  1.962
            """)
    void studentsLawIsThatOfTheTables(int freedom, double quantile) {
        assertEquals(quantile, Student.quantile(freedom), 5e-4);
    }

    @Test
    void aMeanIsKnownWithinItsErrorTimesStudentsQuantile() {
        // mean 3, deviation sqrt(2.5), error sqrt(0.5), 4 degrees of freedom
        Interval interval = Interval.ofMean(new double[] {1, 2, 3, 4, 5});
        assertEquals(3 - 2.7764451 * Math.sqrt(0.5), interval.low(), 1e-6);
        assertEquals(3 + 2.7764451 * Math.sqrt(0.5), interval.high(), 1e-6);
    }

    @Test
    void oneValueTellsOfItselfAlone() {
        assertEquals(new Interval(7, 7), Interval.ofMean(new double[] {7}));
    }

    @Test
    void ofNothingNothingIsKnown() {
        assertThrows(IllegalArgumentException.class, () -> Interval.ofShare(0, 0));
    }
}
