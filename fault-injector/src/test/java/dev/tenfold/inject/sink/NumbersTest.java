package dev.tenfold.inject.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "1027, 1027",
        "0.1, 0.1",
        "-0.0, 0",
        "-1.5e-7, -1.5E-7",
        "1e300, 1E+300",
        "0.30000000000000004, 0.30000000000000004"
    })
    void numbersAreAsShortAsTheyMayBe(double number, String text) {
        assertEquals(text, Numbers.text(number));
    }

    @Test
    void everyNumberIsReadBackAsItWas() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertEquals(number, Double.parseDouble(Numbers.text(number)));
            }
        }
    }
}
