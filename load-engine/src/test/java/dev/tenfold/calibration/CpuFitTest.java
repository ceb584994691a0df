package dev.tenfold.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.recording.Track;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CpuFitTest {
    private static CpuFit fit(Taken taken) {
        return CpuFit.of(taken.measurements()).orElseThrow();
    }

    /** cores = 0.05 + 0.012 rate on one replica, three of twenty points far off: they do not move the median slope. */
    @Test
    void wrongPointsDoNotMoveIt() {
        Taken taken = Taken.of(Role.RATE, Role.CPU);
        for (int i = 1; i <= 20; i++) {
            taken.row(i * 5, 0.05 + 0.012 * i * 5 + (i % 7 == 0 ? 3 : 0));
        }
        CpuFit fit = fit(taken);
        assertEquals(0.012, fit.cpuSeconds(), 1e-9);
        assertEquals(0.05, fit.idleCores(), 1e-9);
        assertTrue(fit.lowSeconds() <= 0.012 && fit.highSeconds() >= 0.012);
        assertEquals(1, fit.warnings().size(), "a low R2 is told: " + fit.warnings());
    }

    /** Four replicas of 0.1 idle cores each: 0.4 + 0.02 rate. */
    @Test
    void whatReplicasBurnAtRestIsCountedOnceEach() {
        Taken taken = Taken.of(Role.RATE, Role.CPU, Role.REPLICAS);
        for (int i = 1; i <= 10; i++) {
            taken.row(i * 20, 4 * 0.1 + 0.02 * i * 20, 4);
        }
        assertEquals(0.02, fit(taken).cpuSeconds(), 1e-9);
        assertEquals(0.1, fit(taken).idleCores(), 1e-9);
        assertEquals(List.of(), fit(taken).warnings());
    }

    @Test
    void oneLevelPutsAllDownToRequests() {
        Taken taken = Taken.of(Role.RATE, Role.CPU);
        for (int i = 0; i < 10; i++) {
            taken.row(100 + i % 2, 2 + 0.02 * (i % 2));
        }
        CpuFit fit = fit(taken);
        assertEquals(0.02, fit.cpuSeconds(), 1e-4);
        assertEquals(0, fit.idleCores());
        assertEquals(
                List.of("one load level: CPU at rest cannot be told from CPU of requests, and counts as it"),
                fit.warnings());
    }

    @Test
    void nothingIsFittedWithoutBoth() {
        assertEquals(
                Optional.empty(), CpuFit.of(Taken.of(Role.RATE).row(1).row(2).measurements()));
        assertEquals(
                Optional.empty(),
                CpuFit.of(Taken.of(Role.RATE, Role.CPU).row(0, 1).row(0, 2).measurements()));
    }

    /** CPU seconds 100, 105, 0.5 (began anew), 10.5 at 10 s steps: 0.5, 0.05 and 1 core. */
    @Test
    void countersAreSlopesAndMayBeginAnew() {
        Track track = new Track(
                "container_cpu_usage_seconds_total",
                new TreeMap<>(),
                new long[] {0, 10_000, 20_000, 30_000},
                new double[] {100, 105, 0.5, 10.5});
        Signal signal = Signal.of(Role.CPU, "f", track, 1);
        assertEquals(3, signal.values().length);
        assertEquals(0.5, signal.values()[0], 1e-12);
        assertEquals(0.05, signal.values()[1], 1e-12);
        assertEquals(1, signal.values()[2], 1e-12);
    }
}
