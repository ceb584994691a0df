package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * The level rises, stays, and falls back to where it was.
 *
 * @param to the top
 * @param rise how long the way up takes; >= 0s
 * @param lasts how long the top lasts; >= 0s
 * @param fall how long the way back takes; >= 0s
 */
@Meaning("The level rises, stays, and falls back to where it was.")
public record Spike(
        @Meaning("The top.") Level to,

        @Meaning("How long the way up takes.") @Default("0s")
        Duration rise,

        @Meaning("How long the top lasts.") Duration lasts,

        @Meaning("How long the way back takes.") @Default("0s")
        Duration fall)
        implements Stage {
    public Spike {
        Times.requireNotNegative("rise", rise);
        Times.requireNotNegative("lasts", lasts);
        Times.requireNotNegative("fall", fall);
        if (rise.plus(lasts).plus(fall).isZero()) {
            throw new IllegalArgumentException("lasts must be > 0s where rise and fall are 0s, was 0s");
        }
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        double before = onset.level();
        double top = to.times(onset.base());
        return List.of(
                new Piece(before, top, rise.toNanos()),
                new Piece(top, top, lasts.toNanos()),
                new Piece(top, before, fall.toNanos()));
    }

    @Override
    public List<Level> levels() {
        return List.of(to);
    }
}
