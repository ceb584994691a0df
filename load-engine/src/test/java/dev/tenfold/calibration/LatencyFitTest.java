package dev.tenfold.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyFitTest {
    private static LatencyFit fit(Taken taken) {
        return LatencyFit.of(taken.measurements(), Optional.empty(), OptionalDouble.empty())
                .orElseThrow();
    }

    /** M/G/c by Sakasegawa with slots held for a constant time: wait = rho^sqrt(2 (c + 1)) / 2 (1 - rho) / rate. */
    private static Taken slots(int slots, double seconds, int replicas) {
        Taken taken = Taken.of(Role.RATE, Role.LATENCY, Role.REPLICAS);
        for (double load = 0.05; load < 0.99; load += 0.03) {
            double places = slots * replicas;
            double rate = load * places / seconds;
            double wait = Math.pow(load, Math.sqrt(2 * (places + 1))) / (2 * (1 - load)) / rate;
            taken.row(rate, seconds + wait, replicas);
        }
        return taken;
    }

    @ParameterizedTest(name = "{0} slots of {1} s, {2} replicas")
    @CsvSource({"1, 0.2, 1", "4, 0.1, 1", "8, 0.05, 2", "2, 1.5, 3"})
    void findsTheSlotsThatMadeTheLatency(int slots, double seconds, int replicas) {
        LatencyFit fit = fit(slots(slots, seconds, replicas));
        assertEquals(Optional.of(Wall.SLOTS), fit.wall());
        assertEquals(slots, fit.places(), slots * 0.01);
        assertEquals(seconds, fit.floorSeconds(), seconds * 0.01);
        assertEquals(slots / seconds, fit.capacity(), slots / seconds * 0.01);
    }

    @Test
    void claimsNoSlotsWhereLatencyNeverRose() {
        Taken taken = Taken.of(Role.RATE, Role.LATENCY);
        for (int i = 1; i <= 20; i++) {
            taken.row(i * 10, 0.05 + 0.001 * (i % 3));
        }
        LatencyFit fit = fit(taken);
        assertEquals(Optional.empty(), fit.wall());
        assertEquals(0.051, fit.floorSeconds(), 0.001);
        assertEquals(
                List.of("latency never rose: slots are not known, only that 200 requests/s a replica are within them"),
                fit.warnings());
    }

    @Test
    void oneLevelTellsNoCapacity() {
        Taken taken = Taken.of(Role.RATE, Role.LATENCY);
        for (int i = 1; i <= 20; i++) {
            taken.row(100 + i % 5, i % 2 == 0 ? 0.05 : 0.5);
        }
        assertEquals(
                List.of("one load level: what a replica can do at most is not known"),
                fit(taken).warnings());
    }

    /** Ten intervals at 10/s without failures, ten at 100/s of which a tenth failed, quickly. */
    @Test
    void whatFailedTellsNoLatency() {
        Taken taken = Taken.of(Role.RATE, Role.LATENCY, Role.FAILURES);
        for (int i = 0; i < 10; i++) {
            taken.row(10 + i, 0.2, 0);
            taken.row(100, 0.01, 10);
        }
        LatencyFit fit = fit(taken);
        assertEquals(0.2, fit.floorSeconds(), 1e-9);
        assertTrue(
                fit.warnings().get(0).startsWith("10 of 20 intervals had failures above 1 % and are left out"),
                fit.warnings()::toString);
    }

    /** 20 ms and an exponential part of mean 30 ms: p50 = 20 + 30 ln 2, p95 = 20 + 30 ln 20, p99 = 20 + 30 ln 100. */
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"0.5, 0.95", "0.5, 0.99", "0.95, 0.99"})
    void twoPercentilesTellMeanAndSpread(double low, double high) {
        Taken taken = Taken.of(Role.RATE, low == 0.5 ? Role.P50 : Role.P95, high == 0.99 ? Role.P99 : Role.P95);
        for (int i = 1; i <= 5; i++) {
            taken.row(10, 0.02 - 0.03 * Math.log(1 - low), 0.02 - 0.03 * Math.log(1 - high));
        }
        LatencyFit fit = fit(taken);
        assertEquals(0.05, fit.floorSeconds(), 1e-9);
        assertEquals(0.03, fit.deviationSeconds(), 1e-9);
    }

    /** Cores are said to be 1 and the load reaches 0.97 of them: CPU is what runs out, not slots. */
    @Test
    void knowsThatCoresRunOut() {
        Taken taken = Taken.of(Role.RATE, Role.CPU, Role.LATENCY);
        for (double load = 0.05; load < 0.98; load += 0.04) {
            double rate = load / 0.02;
            taken.row(rate, load, 0.03 + Math.pow(load, 2) / (1 - load) / rate);
        }
        Optional<CpuFit> cpu = CpuFit.of(taken.measurements());
        LatencyFit fit =
                LatencyFit.of(taken.measurements(), cpu, OptionalDouble.of(1)).orElseThrow();
        assertEquals(Optional.of(Wall.CORES), fit.wall());
        assertEquals(1, fit.places(), 0.01);
        assertEquals(0.01, fit.otherSeconds(cpu.orElseThrow().cpuSeconds()), 0.0005);
    }
}
