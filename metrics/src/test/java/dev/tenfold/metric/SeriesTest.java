package dev.tenfold.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final long STEP = 15_000;

    private final SeriesStore store = new SeriesStore();
    private final Series series = store.series(Labels.of("__name__", "x"));

    @Test
    void keepsWhatIsPromisedAndNotMuchMore() {
        store.retain(10 * STEP);
        for (int i = 0; i < 1_000; i++) {
            series.append(i * STEP, i);
            for (int back = 0; back <= Math.min(i, 10); back++) {
                int at = series.countUntil((i - back) * STEP) - 1;
                assertEquals(i - back, series.value(at), "sample " + back + " back at " + i);
            }
        }
        assertTrue(series.size() <= 40, "kept " + series.size());
    }

    @Test
    void keepsEverythingWhenToldSo() {
        store.retain(Long.MAX_VALUE);
        for (int i = 0; i < 1_000; i++) {
            series.append(i * STEP, i);
        }
        assertEquals(1_000, series.size());
        assertEquals(0, series.time(0));
    }

    @Test
    void countsTheSamplesUntilATime() {
        series.append(10, 1);
        series.append(20, 2);
        assertEquals(0, series.countUntil(9));
        assertEquals(1, series.countUntil(10));
        assertEquals(1, series.countUntil(19));
        assertEquals(2, series.countUntil(20));
        assertEquals(2, series.countUntil(99));
    }

    @Test
    void refusesSamplesFromThePast() {
        series.append(20, 2);
        assertThrows(IllegalArgumentException.class, () -> series.append(19, 1));
        assertThrows(IllegalArgumentException.class, () -> series.append(20, 3), "another value at the same time");
    }

    @Test
    void theSameSampleMayComeAgain() {
        series.append(20, 2);
        series.append(20, 2);
        assertEquals(1, series.size());
    }
}
