package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest(name = "{0} with {1} decimals is {2}")
    @CsvSource(textBlock = """
        0,                 3, 0
        -0.0,              3, 0
        -0.0004,           3, 0
        1200,              3, 1200
        0.125,             3, 0.125
        0.1,               3, 0.1
        1.05,              3, 1.05
        2.0E-3,            3, 0.002
        # rounded half away from zero
        0.0005,            3, 0.001
        -0.0005,           3, -0.001
        0.9996,            3, 1
        # written 1.0E10 by Double.toString
        10000000000,       3, 10000000000
        # too large to be scaled in a long
        1.0E19,            6, 10000000000000000000
        """)
    void plainNumbersAreForMachines(double value, int decimals, String text) {
        assertEquals(text, Figures.plain(value, decimals));
    }

    @ParameterizedTest(name = "{0} with {1} decimals is {2}")
    @CsvSource(textBlock = """
        0,         2, 0.00
        -0.001,    2, 0.00
        999.995,   2, '1,000.00'
        1204.5,    2, '1,204.50'
        -1204.5,   0, '-1,205'
        1234567,   0, '1,234,567'
        NaN,       2, -
        Infinity,  2, -
        """)
    void fixedNumbersAreForPeople(double value, int decimals, String text) {
        assertEquals(text, Figures.fixed(value, decimals));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
        0,        0
        0.126,    0.13
        9.5,      9.50
        12,       12
        12.34,    12.3
        99.96,    100
        1204.4,   '1,204'
        NaN,      -
        """)
    void briefNumbersKeepWhatMatters(double value, String text) {
        assertEquals(text, Figures.brief(value));
    }

    @ParameterizedTest(name = "{0} s is {1}")
    @CsvSource(textBlock = """
        0,        0:00
        5,        0:05
        134,      2:14
        100.5,    1:40.5
        59.9996,  1:00
        3599,     59:59
        3600,     1:00:00
        3725,     1:02:05
        86399,    23:59:59
        NaN,      -
        """)
    void momentsAreMinutesAndSeconds(double seconds, String text) {
        assertEquals(text, Figures.clock(seconds));
    }
}
