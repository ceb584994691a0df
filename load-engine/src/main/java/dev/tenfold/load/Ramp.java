package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import java.time.Duration;
import java.util.List;

/**
 * The level moves evenly to another.
 *
 * @param to where it ends
 * @param over how long it takes; > 0s
 */
public record Ramp(Level to, Duration over) implements Stage {
    public Ramp {
        Times.requirePositive("over", over);
    }

    @Override
    public List<Piece> pieces(double before, double base, Recordings recordings) {
        return List.of(new Piece(before, to.times(base), over.toNanos()));
    }

    @Override
    public List<Level> levels() {
        return List.of(to);
    }
}
