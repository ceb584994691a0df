package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaTest {
    @ParameterizedTest(name = "ln gamma({0}) = {1}")
    @CsvSource(textBlock = """
            # a, value, which is
            0.5, 0.5723649429247001,   half the logarithm of pi
            1,   0,                    ln 0!
            2,   0,                    ln 1!
            5,   3.1780538303479458,   ln 24
            11,  15.104412573075516,   ln 3628800
            0.1, 2.252712651734206,    ln 9.513507698668732
            """)
    void logGammaIsThatOfTheFactorials(double a, double value, String which) {
        assertEquals(value, Gamma.logGamma(a), 1e-12, which);
    }

    @ParameterizedTest(name = "Q({0}, {1}) = {2}")
    @CsvSource(textBlock = """
            # a, x, share above, which is
            1,   1,    0.36787944117144233, exp(-1)
            1,   5,    0.006737946999085467, exp(-5)
            2,   2,    0.40600584970983811, 3 exp(-2)
            3,   0.5,  0.98561232203302932, 1.625 exp(-0.5)
            0.5, 1,    0.15729920705028513, erfc(1)
            0.5, 0.25, 0.47950012218695346, erfc(0.5)
            10,  10,   0.45792971447185221, 1 to 9 events of a Poisson law of 10
            3,   0,    1,                   all
            3,   -1,   1,                   all
            """)
    void upperIsTheShareAbove(double a, double x, double share, String which) {
        assertEquals(share, Gamma.upper(a, x), 1e-11, which);
    }
}
