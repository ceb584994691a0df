package dev.tenfold.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {
    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource({
        "500, 500, USERS",
        "0, 0, USERS",
        "400/s, 400, PER_SECOND",
        "2.5/s, 2.5, PER_SECOND",
        "90/min, 1.5, PER_SECOND",
        "3600/h, 1, PER_SECOND",
        "x10, 10, FACTOR",
        "x0.5, 0.5, FACTOR"
    })
    void readsUsersRatesAndFactors(String text, double amount, Level.Unit unit) {
        assertEquals(new Level(amount, unit), Level.parse(text));
        assertTrue(text.matches(Level.PATTERN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "x10/s", "400/day", "400 /s", "ten", "1e3", "400/", "NaN"})
    void refusesWhatIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> Level.parse(text));
    }

    @ParameterizedTest(name = "{0} of a base of 40 is {1}")
    @CsvSource({"x10, 400", "x1, 40", "7, 7", "7/s, 7"})
    void aFactorMultipliesTheBase(String text, double level) {
        assertEquals(level, Level.parse(text).times(40));
    }
}
