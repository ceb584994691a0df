package dev.tenfold.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldCpuTest {
    /** At 0.5 cores a replica: 1 core on 2, 1.6 cores call for 4, 2.4 for 5, and it stays there for five minutes. */
    @Test
    void findsTheTargetThatExplainsTheReplicas() {
        Taken taken = Taken.of(Role.CPU, Role.REPLICAS);
        double[][] phases = {{1.0, 2}, {1.6, 4}, {2.4, 5}, {1.2, 5}};
        for (double[] phase : phases) {
            for (int i = 0; i < 12; i++) {
                taken.row(phase);
            }
        }
        HeldCpu held = HeldCpu.of(taken.measurements(), 1, 10).orElseThrow();
        assertTrue(held.low() <= 0.5 && held.high() >= 0.5, held::toString);
        assertEquals(0.5, held.cores(), 0.05);
        assertTrue(held.error() < 0.1, held::toString);
    }

    @Test
    void aServiceThatNeverGrewTellsALowerEndAlone() {
        Taken taken = Taken.of(Role.CPU, Role.REPLICAS);
        for (int i = 0; i < 10; i++) {
            taken.row(0.2 + 0.01 * i, 2);
        }
        HeldCpu held = HeldCpu.of(taken.measurements(), 1, 10).orElseThrow();
        assertEquals(0.29 / 2 / 1.1, held.low(), 1e-9, "the busiest replica, at the edge of the tolerance");
        assertEquals(Double.POSITIVE_INFINITY, held.high());
    }

    @Test
    void aFewPointsTellNothing() {
        assertEquals(
                Optional.empty(),
                HeldCpu.of(Taken.of(Role.CPU, Role.REPLICAS).row(1, 1).row(2, 2).measurements()));
        assertEquals(Optional.empty(), HeldCpu.of(Taken.of(Role.CPU).row(1).measurements()));
    }
}
