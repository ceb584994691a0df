package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationTest {
    @ParameterizedTest(name = "M/M/{0} at load {1} holds {2} requests")
    @CsvSource(textBlock = """
            # c, load, mean number in an M/M/c system (Erlang C)
            1,  0.5,  1.0
            1,  0.8,  4.0
            1,  0.9,  9.0
            4,  0.8,  5.585
            4,  0.95, 20.74
            16, 0.9,  19.722
            """)
    void holdsWhatErlangSays(int cores, double load, double number) {
        Station station = new Station();
        station.set(cores, 0.1, 0, Double.POSITIVE_INFINITY, 1, 1);
        double arrivals = load * cores / 0.1;
        double held = 0;
        for (int second = 0; second < 5_000; second++) {
            double rate = station.step(held + arrivals, 1);
            held += arrivals - rate;
        }
        assertEquals(number, held, number * 0.03);
    }

    @Test
    void slotsBindBehindASlowDependency() {
        Station station = new Station();
        station.set(8, 0.01, 20, 100, 1, 0);
        double held = 0;
        for (int second = 0; second < 2_000; second++) {
            double rate = station.step(held + 50, 1);
            held += 50 - rate;
        }
        assertTrue(station.boundBySlots());
        assertEquals(100 / 20.01, station.step(held + 50, 1), 0.01, "100 slots of 20.01 s each");
    }

    @Test
    void aStepOfAnyLengthKeepsWithinTheWalls() {
        Station station = new Station();
        station.set(2, 0.01, 0, Double.POSITIVE_INFINITY, 1, 1);
        for (double number : new double[] {1e-9, 1e-3, 1, 10, 1e3, 1e6, 1e9}) {
            for (double seconds : new double[] {1e-6, 0.01, 1, 60}) {
                double rate = station.step(number, seconds);
                assertTrue(rate > 0 && rate < 200 && rate * seconds <= number * (1 + 1e-9), number + " in " + seconds);
            }
        }
    }
}
