package dev.tenfold.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.load.Profile.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    private static final long SECOND = 1_000_000_000L;

    /** 10 for 10 s, up to 30 within 10 s, at once down to 5 for 10 s. */
    private static Profile profile() {
        return new Profile(
                List.of(new Piece(10, 10, 10 * SECOND), new Piece(10, 30, 10 * SECOND), new Piece(5, 5, 10 * SECOND)));
    }

    @ParameterizedTest(name = "at {0} s it is {1}")
    @CsvSource({"0, 10", "5, 10", "10, 10", "15, 20", "17.5, 25", "20, 5", "29, 5", "30, 5", "1000, 5"})
    void isStraightBetweenJointsAndTheLevelBehindAJump(double seconds, double level) {
        assertEquals(level, profile().at(Math.round(seconds * SECOND)), 1e-9);
    }

    @ParameterizedTest(name = "from {0} s to {1} s it is {2} on average")
    @CsvSource(textBlock = """
            # from, to, area over length
            0,  10, 10
            10, 20, 20
            10, 11, 11
            0,  20, 15
            19, 21, 17
            20, 30, 5
            0,  30, 11.666666667
            25, 45, 5
            40, 50, 5
            """)
    void meansAreExactOverAnyInterval(long from, long to, double mean) {
        assertEquals(mean, profile().meanOver(from * SECOND, to * SECOND), 1e-8);
    }

    @Test
    void canBeAskedBackwards() {
        Profile profile = profile();
        assertEquals(5, profile.at(25 * SECOND));
        assertEquals(10, profile.at(0));
        assertEquals(20, profile.at(15 * SECOND));
    }

    @Test
    void knowsItsJointsItsEndAndItsPeak() {
        assertArrayEquals(new long[] {0, 10 * SECOND, 20 * SECOND}, profile().jointsNanos());
        assertEquals(30 * SECOND, profile().endNanos());
        assertEquals(30, profile().peak());
    }

    @Test
    void aPieceWithoutLengthOnlyMovesTheLevel() {
        Profile profile = new Profile(List.of(new Piece(1, 1, SECOND), new Piece(1, 9, 0), new Piece(9, 9, SECOND)));
        assertEquals(9, profile.at(SECOND));
        assertEquals(5, profile.meanOver(0, 2 * SECOND), 1e-9);
    }

    @Test
    void refusesWhatIsNoLoad() {
        assertThrows(IllegalArgumentException.class, () -> new Profile(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Piece(-1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Piece(0, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new Piece(0, 0, -1));
    }
}
