package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * The level stays where it is.
 *
 * @param lasts how long; > 0s
 */
@Meaning("The level stays where it is.")
public record Hold(@Meaning("How long.") Duration lasts) implements Stage {
    public Hold {
        Times.requirePositive("lasts", lasts);
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        return List.of(new Piece(onset.level(), onset.level(), lasts.toNanos()));
    }

    @Override
    public List<Level> levels() {
        return List.of();
    }
}
