package dev.tenfold.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrafficTest {
    @Test
    void aRateThatHardlyChangesIsHeld() {
        Traffic traffic = Traffic.of(
                        Taken.of(Role.RATE).row(100).row(104).row(98).measurements())
                .orElseThrow();
        assertTrue(traffic.isFlat());
        assertEquals(100, traffic.middle());
        assertEquals(30, traffic.seconds(), 1e-9, "three intervals of 10 s");
    }

    /** 100 users at 20/s who wait 1 s think 4 s. */
    @Test
    void usersThinkForWhatTheRateLeaves() {
        Traffic traffic = Traffic.of(Taken.of(Role.USERS, Role.RATE, Role.LATENCY)
                        .row(100, 20, 1)
                        .row(50, 10, 1)
                        .measurements())
                .orElseThrow();
        assertEquals(Traffic.Unit.USERS, traffic.unit());
        assertEquals(OptionalDouble.of(4), traffic.thinkSeconds());
        assertFalse(traffic.isFlat());
    }

    /** 0.3 cores are 30 requests of 10 ms. */
    @Test
    void cpuStandsForALoadThatNobodyCounted() {
        Traffic traffic =
                Traffic.of(Taken.of(Role.CPU).row(0.3).row(0.6).measurements()).orElseThrow();
        assertEquals(Traffic.Unit.CPU, traffic.unit());
        assertEquals(30, traffic.levels()[0], 1e-9);
        assertEquals(
                List.of("nobody counted requests: the CPU in use stands for the load, as requests of 10ms of CPU each"),
                traffic.warnings());
    }

    @Test
    void gapsAreTold() {
        double nothing = Double.NaN;
        Traffic traffic = Traffic.of(Taken.of(Role.RATE)
                        .row(1)
                        .row(2)
                        .row(nothing)
                        .row(nothing)
                        .row(5)
                        .measurements())
                .orElseThrow();
        assertEquals(
                List.of("of the intervals of 10s 2 are missing: the load is joined across them by straight lines"),
                traffic.warnings());
    }

    /** Three days of 100 by night and 300 from 8 h to 16 h: mean 166.67, so that the peak is x1.8. */
    @Test
    void daysThatAreAlikeAreADayCycle() {
        double[] times = new double[72];
        double[] levels = new double[72];
        for (int hour = 0; hour < 72; hour++) {
            times[hour] = hour * 3600;
            levels[hour] = hour % 24 >= 8 && hour % 24 < 16 ? 300 : 100;
        }
        DayCycle cycle = DayCycle.of(times, levels).orElseThrow();
        assertEquals(1, cycle.likeness(), 1e-9);
        assertEquals(1.8, cycle.peakToMean(), 1e-9);
        assertTrue(DayCycle.of(new double[] {0, 86_400}, new double[] {1, 2}).isEmpty(), "one day is no cycle");
    }
}
