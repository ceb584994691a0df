package dev.tenfold.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.kernel.RandomStreams;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeatTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest(name = "every {0} s")
    @CsvSource({
        "15, '[2, 7, 12]'",
        "30, '[2, 7, 12, 17, 22, 27]'",
        "10, '[2, 7]'",
        "12, '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]'", // No beat divides it.
        "5, '[0, 1, 2, 3, 4]'",
        "1, [0]"
    })
    void readersKeepToTheBeat(long period, String seconds) {
        Beat beat = new Beat(5 * SECOND, 2 * SECOND);
        RandomGenerator chance = new RandomStreams(1).stream("offsets");
        Set<Long> drawn = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            drawn.add(beat.offset(period * SECOND, chance) / SECOND);
        }
        assertEquals(seconds, drawn.toString());
    }
}
