package dev.tenfold.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {

    @ParameterizedTest(name = "{0} is printed {1}")
    @CsvSource(textBlock = """
            1, 1
            0.1, 0.1
            -2.50, -2.5
            1e3, 1000
            1e21, 1000000000000000000000
            1e-7, 0.0000001
            0.30000000000000004, 0.30000000000000004
            2e-3, 0.002
            NaN, NaN
            Infinity, +Inf
            -Infinity, -Inf
            0, 0
            -0.0, -0
            """)
    void printsTheFewestDigitsThatReadBack(double value, String text) {
        assertEquals(text, FloatText.shortest(value));
    }

    @Test
    void everyNumberReadsBack() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 2_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Double.parseDouble(FloatText.shortest(value)));
            }
        }
    }
}
