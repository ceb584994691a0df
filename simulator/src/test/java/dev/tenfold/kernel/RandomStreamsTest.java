package dev.tenfold.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RandomStreamsTest {
    @Test
    void theSameNameGivesTheSameNumbers() {
        assertEquals(
                new RandomStreams(5).stream("load").nextLong(),
                new RandomStreams(5).stream("load").nextLong());
        assertNotEquals(
                new RandomStreams(5).stream("load").nextLong(),
                new RandomStreams(5).stream("faults").nextLong());
        assertNotEquals(
                new RandomStreams(5).stream("load").nextLong(),
                new RandomStreams(6).stream("load").nextLong());
    }

    /** Of 1000 seeds about 100 begin in each tenth, give or take four deviations of 9.5. */
    @Test
    void neighbouringSeedsBeginFarApart() {
        int[] tenths = new int[10];
        for (long seed = 0; seed < 1000; seed++) {
            tenths[(int) (new RandomStreams(seed).stream("load").nextDouble() * 10)]++;
        }
        for (int count : tenths) {
            assertTrue(Math.abs(count - 100) < 38, () -> "one tenth holds " + count);
        }
    }
}
