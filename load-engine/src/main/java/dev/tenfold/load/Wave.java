package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.util.List;

/**
 * The level swings between two others as a sine does. Played as 96 chords a period, none shorter than a second: off by
 * at most 0.05 % of the swing where the period is 96 s or longer, which is less than 0.5 % of the level of any minute
 * where the crests are at most ten times the troughs.
 *
 * @param low the level in the troughs
 * @param high the level at the crests; where it is below, the wave is upside down
 * @param period from trough to trough; >= 10s
 * @param phase how much of a period is over when it begins: 0 % in a trough, 50 % at a crest
 * @param lasts how long; > 0s, at most 2000 periods
 */
@Meaning("The level swings between two others as a sine does.")
public record Wave(
        @Meaning("The level in the troughs.") @Default("x0.5")
        Level low,

        @Meaning("The level at the crests.") Level high,
        @Meaning("From trough to trough.") Duration period,

        @Meaning("How much of a period is over when it begins: 0 % in a trough, 50 % at a crest.") @Default("0 %")
        Share phase,

        @Meaning("How long.") Duration lasts)
        implements Stage {
    private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(10);
    private static final long SHORTEST_PIECE_NANOS = 1_000_000_000L;
    private static final int MOST_PERIODS = 2000;

    public Wave {
        if (period.compareTo(SHORTEST_PERIOD) < 0) {
            throw new IllegalArgumentException("period must be >= 10s, was " + Times.spelled(period));
        }
        Times.requirePositive("lasts", lasts);
        if (lasts.compareTo(period.multipliedBy(MOST_PERIODS)) > 0) {
            throw new IllegalArgumentException("lasts must be at most 2000 periods, was " + Times.spelled(lasts));
        }
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        double trough = low.times(onset.base());
        double crest = high.times(onset.base());
        long periodNanos = period.toNanos();
        return Curve.pieces(
                time -> Curve.wave(trough, crest, phase.ratio() + (double) time / periodNanos),
                lasts.toNanos(),
                Math.max(SHORTEST_PIECE_NANOS, periodNanos / Curve.PIECES_A_PERIOD));
    }

    @Override
    public List<Level> levels() {
        return List.of(low, high);
    }
}
