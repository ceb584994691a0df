package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalLogTest {
    private static final long SECOND = 1_000_000_000L;

    /** 10/s for 4 s, nobody for 2 s, 40/s for 1 s: 80 in all, by 7 s. */
    private static ArrivalLog log() {
        ArrivalLog log = new ArrivalLog(0);
        for (int second = 1; second <= 4; second++) {
            log.add(second * SECOND, 10);
        }
        log.add(6 * SECOND, 0);
        log.add(7 * SECOND, 40);
        return log;
    }

    @ParameterizedTest(name = "the head of {0} came at {1} s")
    @CsvSource({"0, 7", "20, 6.5", "39, 6.025", "45, 3.5", "60, 2", "80, 0"})
    void knowsWhenTheHeadOfTheLineCame(double behind, double seconds) {
        assertEquals(seconds, log().arrivalOfHead(behind) / SECOND, 1e-9);
    }

    @ParameterizedTest(name = "{1} came since {0} s")
    @CsvSource({"7, 0", "8, 0", "6.5, 20", "6, 40", "5, 40", "3.5, 45", "0, 80", "-5, 80"})
    void knowsHowManyCameSince(double seconds, double arrivals) {
        assertEquals(arrivals, log().since(seconds * SECOND), 1e-9);
    }

    /**
     * A line that ever grows is remembered whole; one that is served is forgotten: both through many turns of the
     * buffer.
     */
    @Test
    void remembersAsMuchAsIsStillThere() {
        ArrivalLog growing = new ArrivalLog(0);
        ArrivalLog served = new ArrivalLog(0);
        for (int second = 1; second <= 10_000; second++) {
            growing.add(second * SECOND, 3);
            served.add(second * SECOND, 3);
            served.arrivalOfHead(30);
        }
        assertEquals(30_000, growing.total(), 1e-6);
        assertEquals(0, growing.arrivalOfHead(30_000) / SECOND, 1e-9);
        assertEquals(9_990, served.arrivalOfHead(30) / SECOND, 1e-9);
        assertEquals(15, served.since(9_995.0 * SECOND), 1e-6);
    }

    @ParameterizedTest(name = "number {0} from behind came at {1} s")
    @CsvSource({"20, 6.5", "45, 3.5", "20, 6.5", "80, 0"})
    void looksBackWithoutForgetting(double behind, double seconds) {
        ArrivalLog log = log();
        assertEquals(seconds, log.arrivalAt(behind) / SECOND, 1e-9);
        assertEquals(0, log.arrivalAt(80) / SECOND, 1e-9, "still known");
    }

    /** A month of seconds in which nobody works: twice as many as are kept and more. */
    @Test
    void aLongWaitIsRememberedInLittle() {
        ArrivalLog log = new ArrivalLog(0);
        for (long second = 1; second <= 300_000; second++) {
            log.add(second * SECOND, 2);
        }
        for (long second = 0; second < 300_000; second += 777) {
            assertEquals(second, log.arrivalAt(2 * (300_000 - second)) / SECOND, 1e-6);
        }
    }
}
