package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * The level moves evenly to another.
 *
 * @param to where it ends
 * @param over how long it takes; > 0s
 */
@Meaning("The level moves evenly to another.")
public record Ramp(
        @Meaning("Where it ends.") Level to,
        @Meaning("How long it takes.") Duration over) implements Stage {
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
