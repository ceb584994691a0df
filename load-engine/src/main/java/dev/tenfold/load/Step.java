package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import java.time.Duration;
import java.util.List;

/**
 * The level jumps at once and stays there.
 *
 * @param to where it jumps
 * @param lasts how long it stays; > 0s
 */
public record Step(Level to, Duration lasts) implements Stage {
    public Step {
        Times.requirePositive("lasts", lasts);
    }

    @Override
    public List<Piece> pieces(double before, double base, Recordings recordings) {
        double level = to.times(base);
        return List.of(new Piece(level, level, lasts.toNanos()));
    }

    @Override
    public List<Level> levels() {
        return List.of(to);
    }
}
