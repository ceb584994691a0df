package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.util.List;

/**
 * The level grows by the same share again and again, compounding evenly. A chord spans at most 2 % of growth, so that
 * it is off by at most 0.005 % of the level.
 *
 * @param by how much more there is after each time; > 0 %
 * @param each the time after which that is so
 * @param lasts how long; > 0s
 */
@Meaning("The level grows by the same share again and again, compounding evenly.")
public record Growth(
        @Meaning("How much more there is after each time.") Share by,

        @Meaning("After which time: a day, a week or a month of 30 days.") @Default("week")
        Each each,

        @Meaning("How long.") Duration lasts)
        implements Stage {
    private static final double MOST_A_PIECE = 0.02;

    /** After which time the level has grown. */
    public enum Each {
        DAY(1),
        WEEK(7),
        MONTH(30);

        private final int days;

        Each(int days) {
            this.days = days;
        }
    }

    public Growth {
        if (!(by.ratio() > 0)) {
            throw new IllegalArgumentException("by must be > 0 %, was " + by);
        }
        Times.requireAtMostAMonth("lasts", lasts);
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        double ratePerNano = StrictMath.log1p(by.ratio()) / (each.days * (double) Calendar.DAY_NANOS);
        long length = lasts.toNanos();
        long count = (long) Math.ceil(ratePerNano * length / MOST_A_PIECE);
        return Curve.pieces(
                time -> onset.level() * StrictMath.exp(ratePerNano * time), length, (length + count - 1) / count);
    }

    @Override
    public List<Level> levels() {
        return List.of();
    }
}
