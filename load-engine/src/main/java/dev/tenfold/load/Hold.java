package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import java.time.Duration;
import java.util.List;

/**
 * The level stays where it is.
 *
 * @param lasts how long; > 0s
 */
public record Hold(Duration lasts) implements Stage {
    public Hold {
        Times.requirePositive("lasts", lasts);
    }

    @Override
    public List<Piece> pieces(double before, double base, Recordings recordings) {
        return List.of(new Piece(before, before, lasts.toNanos()));
    }

    @Override
    public List<Level> levels() {
        return List.of();
    }
}
