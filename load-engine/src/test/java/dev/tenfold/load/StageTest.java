package dev.tenfold.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Factor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each stage takes the level up at 20, where x10 means 100. */
class StageTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Level TENFOLD = Level.parse("x10");

    private static List<Piece> pieces(Stage stage) {
        Playback playback = new Playback(List.of(new Piece(3, 7, 5 * SECOND)), false);
        return stage.pieces(new Onset(20, 10, Instant.EPOCH, trace -> playback));
    }

    @Test
    void holdKeepsTheLevel() {
        assertEquals(List.of(new Piece(20, 20, 5 * SECOND)), pieces(new Hold(seconds(5))));
    }

    @Test
    void rampMovesItEvenly() {
        assertEquals(List.of(new Piece(20, 100, 5 * SECOND)), pieces(new Ramp(TENFOLD, seconds(5))));
        assertEquals(List.of(new Piece(20, 7, 5 * SECOND)), pieces(new Ramp(Level.parse("7"), seconds(5))));
    }

    @Test
    void rampMayBeginElsewhere() {
        assertEquals(
                List.of(new Piece(0, 100, 5 * SECOND)),
                pieces(new Ramp(Optional.of(Level.parse("x0")), TENFOLD, seconds(5))));
    }

    @Test
    void stepJumps() {
        assertEquals(List.of(new Piece(100, 100, 5 * SECOND)), pieces(new Step(TENFOLD, seconds(5))));
    }

    @Test
    void spikeComesBackToWhereItWas() {
        assertEquals(
                List.of(new Piece(20, 100, SECOND), new Piece(100, 100, 5 * SECOND), new Piece(100, 20, 2 * SECOND)),
                pieces(new Spike(TENFOLD, seconds(1), seconds(5), seconds(2))));
    }

    @Test
    void aTraceIsScaledAndRepeated() {
        Piece scaled = new Piece(6, 14, 5 * SECOND);
        assertEquals(List.of(scaled, scaled), pieces(trace(new Factor(2), 2)));
    }

    @Test
    void refusesTimesThatAreNone() {
        Level level = Level.parse("5");
        refuses("lasts must be > 0s, was 0s", () -> new Hold(Duration.ZERO));
        refuses("over must be > 0s, was -1000ms", () -> new Ramp(level, seconds(-1)));
        refuses("lasts must be > 0s, was 0s", () -> new Step(level, Duration.ZERO));
        refuses("fall must be >= 0s, was -1000ms", () -> new Spike(level, seconds(1), seconds(1), seconds(-1)));
        refuses(
                "lasts must be > 0s where rise and fall are 0s, was 0s",
                () -> new Spike(level, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        refuses("repeat must be 1..10000, was 0", () -> trace(new Factor(1), 0));
        refuses("scale must be > x0, was x0", () -> trace(new Factor(0), 1));
    }

    private static Trace trace(Factor scale, int repeat) {
        return new Trace("t.csv", "", Map.of(), Optional.empty(), scale, repeat);
    }

    private static void refuses(String rule, Executable stage) {
        assertEquals(rule, assertThrows(IllegalArgumentException.class, stage).getMessage());
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
