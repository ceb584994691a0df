package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Bursts on top of the level before, as jobs make them that a schedule starts. Each period ends with its burst. The
 * default is an Auto Scaling group that idles at 31 % and works at 100 % for one sample of five minutes each hour (NAB,
 * realAWSCloudwatch).
 *
 * @param to the level of a burst
 * @param every from burst to burst
 * @param burst how long one lasts; shorter than the period
 * @param lasts how long all of it lasts; > 0s, at most 10,000 periods
 */
@Meaning("Bursts on top of the level before, as jobs make them that a schedule starts.")
public record Batch(
        @Meaning("The level of a burst.") @Default("x3.2") Level to,
        @Meaning("From burst to burst.") @Default("1h") Duration every,

        @Meaning("How long one lasts; each period ends with its burst.") @Default("5m")
        Duration burst,

        @Meaning("How long all of it lasts.") Duration lasts)
        implements Stage {
    private static final int MOST_BURSTS = 10_000;

    public Batch {
        Times.requirePositive("burst", burst);
        if (every.compareTo(burst) <= 0) {
            throw new IllegalArgumentException(
                    "every must be longer than burst, was " + Times.spelled(every) + " and " + Times.spelled(burst));
        }
        Times.requirePositive("lasts", lasts);
        if (lasts.compareTo(every.multipliedBy(MOST_BURSTS)) > 0) {
            throw new IllegalArgumentException("lasts must be at most 10000 periods, was " + Times.spelled(lasts));
        }
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        double level = to.times(onset.base());
        long length = lasts.toNanos();
        List<Piece> pieces = new ArrayList<>();
        for (long time = 0; time < length; ) {
            long idle = Math.min(every.toNanos() - burst.toNanos(), length - time);
            pieces.add(new Piece(onset.level(), onset.level(), idle));
            time += idle;
            long busy = Math.min(burst.toNanos(), length - time);
            if (busy > 0) {
                pieces.add(new Piece(level, level, busy));
            }
            time += busy;
        }
        pieces.add(new Piece(onset.level(), onset.level(), 0));
        return pieces;
    }

    @Override
    public List<Level> levels() {
        return List.of(to);
    }
}
