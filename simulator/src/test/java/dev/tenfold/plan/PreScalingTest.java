package dev.tenfold.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows of a minute from 09:00 on; a replica carries 50 per second at the knee and is there after a minute. */
class PreScalingTest {
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    private static List<PreScaling> of(double... tps) {
        double[] times = new double[tps.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = 60.0 * (i + 1);
        }
        return PreScaling.of(ThresholdTest.threshold(100, 1000, 5, 60, 4), new Demanded(times, tps), NINE);
    }

    @Test
    void aRiseThatReactionsFollowNeedsNone() {
        assertEquals(List.of(), of(100, 110, 120, 130, 145, 160, 175, 190, 205));
    }

    /** At 09:05 it is known what is asked at 09:06; a minute and half a minute earlier, for 800 / 40 replicas. */
    @Test
    void aJumpIsMetByReplicasThatAreThereBefore() {
        assertEquals(
                List.of(new PreScaling(LocalTime.of(9, 3), LocalTime.of(9, 8), 20)),
                of(100, 100, 100, 100, 100, 800, 800, 800, 800, 100, 100));
    }

    @Test
    void cronFieldsAreMinuteAndHour() {
        PreScaling entry = new PreScaling(LocalTime.of(23, 58), LocalTime.of(0, 7), 5);
        assertEquals("58 23 * * *", entry.startCron());
        assertEquals("7 0 * * *", entry.endCron());
    }
}
