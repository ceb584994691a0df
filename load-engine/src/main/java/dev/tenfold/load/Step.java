package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * The level jumps at once and stays there.
 *
 * @param to where it jumps
 * @param lasts how long it stays; > 0s
 */
@Meaning("The level jumps at once and stays there.")
public record Step(
        @Meaning("Where it jumps.") Level to,
        @Meaning("How long it stays.") Duration lasts) implements Stage {
    public Step {
        Times.requirePositive("lasts", lasts);
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        double level = to.times(onset.base());
        return List.of(new Piece(level, level, lasts.toNanos()));
    }

    @Override
    public List<Level> levels() {
        return List.of(to);
    }
}
