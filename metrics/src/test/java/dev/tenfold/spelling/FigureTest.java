package dev.tenfold.spelling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
    @ParameterizedTest(name = "{0} with {1} decimals is {2}")
    @CsvSource({
        "0, 2, 0",
        "1.5, 0, 2",
        "2.5, 0, 3",
        "-0.4, 0, 0",
        "1.10, 3, 1.1",
        "1234567.0, 1, 1234567",
        "100, 0, 100",
        "1e21, 0, 1000000000000000000000",
        "NaN, 1, -",
        "Infinity, 1, endless",
        "-Infinity, 1, -endless"
    })
    void leavesOutTrailingZeros(double number, int decimals, String text) {
        assertEquals(text, Figure.plain(number, decimals));
    }

    @ParameterizedTest(name = "{0} s is {1}")
    @CsvSource({
        "0, 0 ms",
        "0.0015, 1.5 ms",
        "0.085, 85 ms",
        "0.9994, 999 ms",
        "0.9996, 1 s",
        "2.5, 2.5 s",
        "9.96, 10 s",
        "94, 94 s",
        "599, 599 s",
        "600, 10 min",
        "35940, 599 min",
        "36000, 10 h",
        "12600, 210 min",
        "-2, -2 s"
    })
    void tellsTimeInTheUnitThatSuitsIt(double seconds, String text) {
        assertEquals(text, Figure.time(seconds));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"0, 0 %", "0.004, 0.4 %", "0.00123, 0.12 %", "0.123, 12.3 %", "0.999, 100 %", "1.4, 140 %"})
    void tellsRatiosInPercent(double ratio, String text) {
        assertEquals(text, Figure.percent(ratio));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "999|999", "999.5|1,000", "1234567|1,234,567", "-1234|-1,234", "-0.4|0", "NaN|-"})
    void groupsTheDigitsOfCounts(double number, String text) {
        assertEquals(text, Figure.count(number));
    }

    @ParameterizedTest(name = "{0} s is {1}")
    @CsvSource({"0, 0:00", "61, 1:01", "270, 4:30", "3723, 1:02:03", "300.5, 5:00.5", "0.25, 0:00.25", "59.9996, 1:00"})
    void tellsInstantsAsAClock(double seconds, String text) {
        assertEquals(text, Figure.clock(seconds));
    }
}
